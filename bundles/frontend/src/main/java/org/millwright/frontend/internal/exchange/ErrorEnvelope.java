// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.util.List;
import org.millwright.models.Problem;

/** What every refusal answers. */
public record ErrorEnvelope(String model, String key, String type, List<String> messages, int code) {

    static ErrorEnvelope of(Problem problem) {
        return new ErrorEnvelope(problem.model(), problem.key(), problem.type(), problem.messages(), problem.code());
    }
}
