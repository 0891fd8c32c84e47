// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** A function that templates call by name, with the number of arguments it takes. */
record Function(String name, int least, int most, Body body) {

    /** No upper bound of arguments. */
    static final int ANY = Integer.MAX_VALUE;

    /** What the function does. */
    @FunctionalInterface
    interface Body {
        Object apply(Arguments arguments);
    }

    /** The complaint about a wrong number of arguments, or nothing. */
    String complaint(int given) {
        if (given >= least && given <= most) {
            return "";
        }
        String want = most == ANY ? "at least " + least : String.valueOf(given < least ? least : most);
        return "wrong number of args for " + name + ": want " + want + " got " + given;
    }
}
