// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.List;
import org.millwright.models.Problem;

/** The answer to what was asked rightly and can't be done yet. */
public final class Missing {

    public static Problem engine(Call call, String message) {
        return new Problem("", "", call.method(), List.of(message), 501);
    }

    private Missing() {}
}
