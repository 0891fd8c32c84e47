// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** A function that refuses; it ends the rendering with this message. */
class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionException(String message) {
        super(message);
    }

    /** An argument of a type that the function does not take. */
    static final class Argument extends FunctionException {
        private static final long serialVersionUID = 1L;

        private final int index;

        Argument(int index, String message) {
            super(message);
            this.index = index;
        }

        int index() {
            return index;
        }
    }
}
