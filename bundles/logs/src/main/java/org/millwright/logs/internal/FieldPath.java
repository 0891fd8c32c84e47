// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

/**
 * Where a field stands within an object.
 *
 * @param above null for the object itself
 * @param depth 0 for the object itself
 */
record FieldPath(FieldPath above, String name, int depth) {

    static final FieldPath OBJECT = new FieldPath(null, "", 0);

    FieldPath below(String field) {
        return new FieldPath(this, field, depth + 1);
    }

    /** Whether it is this field of the object itself. */
    boolean is(String field) {
        return depth == 1 && name.equals(field);
    }

    /** As a JSON pointer (RFC 6901). */
    String pointer() {
        return depth == 0 ? "" : above.pointer() + '/' + name.replace("~", "~0").replace("/", "~1");
    }
}
