// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/**
 * What the server says about an object: whether it is well formed, whether all that it names is there, why not, and
 * the layer it comes from.
 *
 * @param bundle the layer's name; empty for an object that a client wrote since the layers were last built
 * @param marks what its author says about it instead
 */
public record Status(
        boolean validated, boolean available, List<String> errors, boolean readOnly, String bundle, Marks marks) {

    /** Well formed and available, in the writable layer. */
    public static final Status GOOD = new Status(true, true, List.of(), false, "");

    /** Read from the store of the writable layer. */
    public static final Status STORED = new Status(true, true, List.of(), false, "BackingStore");

    public Status {
        errors = List.copyOf(errors);
    }

    public Status(boolean validated, boolean available, List<String> errors, boolean readOnly, String bundle) {
        this(validated, available, errors, readOnly, bundle, Marks.NONE);
    }

    /** The same with what its author says about it. */
    public Status with(Marks said) {
        return new Status(validated, available, errors, readOnly, bundle, said);
    }

    /** What clients see in {@code ReadOnly}. */
    public boolean shownReadOnly() {
        return readOnly || marks.readOnly();
    }

    /** What clients see in {@code Bundle}. */
    public String shownBundle() {
        return marks.bundle().isEmpty() ? bundle : marks.bundle();
    }

    /** The same judgement of an object of this layer. */
    public Status from(String layer) {
        return new Status(validated, available, errors, readOnly, layer);
    }

    /** The same origin with this judgement: refused objects aren't validated, faulty ones aren't available. */
    public Status judged(Faults faults) {
        return new Status(!faults.refused(), faults.none(), faults.messages(), readOnly, bundle, marks);
    }

    /** The same for an object that was accepted before: it stays well formed, whatever became of others. */
    Status judgedAgain(Faults faults) {
        return new Status(validated || !faults.refused(), faults.none(), faults.messages(), readOnly, bundle, marks);
    }

    /** The same origin and these faults, for kinds of which the server does not say more. */
    Status unjudged(Faults faults) {
        return new Status(false, false, faults.messages(), readOnly, bundle, marks);
    }
}
