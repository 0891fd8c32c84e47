// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Holds all objects. The only place that changes and validates them. */
public interface Backend {

    /** All objects as of the last durable commit. A field read: consistent across kinds, never changes. */
    Image image();

    /**
     * Runs one transaction and returns when it is durable and visible. {@code work} may run only once, alone among
     * writers, and must be quick; it sees its own changes and those of transactions before it.
     *
     * @throws org.millwright.models.Problem where the work throws it or a check fails; then nothing has changed
     */
    <R> R write(Request request, Function<Transaction, R> work);

    /**
     * Replaces the layers below the writable one, as a whole or not at all.
     *
     * @param replacing the names of layers for whose objects those of the writable layer make room
     * @throws org.millwright.models.Problem with all reasons: 422 where the stack breaks a rule, 500 where its objects can't
     *     be used; then nothing has changed
     */
    void layers(Request request, UnaryOperator<Layers> change, Set<String> replacing);

    /** The same where no object of the writable layer makes room, but for those that plugins bring. */
    default void layers(Request request, UnaryOperator<Layers> change) {
        layers(request, change, Set.of());
    }

    /** Parameters as objects see them, across profiles, stages and defaults. */
    Params params(Image image);
}
