// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;

/** Makes the nodes of JSON trees, none of which is a number that JSON can't express. */
final class FiniteNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    static String tooLarge(String number) {
        return "cannot unmarshal number " + number + " into Go value of type float64";
    }

    /** @throws Problem 400 */
    @Override
    public NumericNode numberNode(double value) {
        if (Double.isInfinite(value)) {
            throw Problem.unreadable("json: " + tooLarge("beyond 1.8e308"));
        }
        return super.numberNode(value);
    }
}
