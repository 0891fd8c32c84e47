// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What answers that refuse look like. */
public final class Problems {

    /** @param model null where it doesn't matter */
    public static void isProblem(
            HttpResponse<String> answer, int code, String model, String key, String type, String messages) {
        String rest = "'Type':'" + type + "','Messages':[" + messages + "],'Code':" + code + "}";
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        assertThat(answer.body()).endsWith(quoted(rest));
        if (model != null) {
            assertThat(answer.body()).startsWith(quoted("{'Model':'" + model + "','Key':'" + key + "',"));
        }
    }

    /** With the quotes of JSON. */
    public static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private Problems() {}
}
