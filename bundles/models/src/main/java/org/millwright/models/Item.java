// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

/** An object as it stands in the image: what its author wrote, and what the server says about it. */
public record Item<T extends Model>(Kind<T> kind, T value, Status status) {

    public String key() {
        return kind.key(value);
    }

    public Item<T> with(T newValue) {
        return new Item<>(kind, newValue, status);
    }

    /** With what these faults mean for it. */
    public Item<T> judged(Faults faults) {
        return with(kind.declared() ? status.unjudged(faults) : status.judged(faults));
    }

    /** The same for one that was accepted before. */
    public Item<T> judgedAgain(Faults faults) {
        return with(kind.declared() ? status.unjudged(faults) : status.judgedAgain(faults));
    }

    public Item<T> with(Status newStatus) {
        return new Item<>(kind, value, newStatus);
    }
}
