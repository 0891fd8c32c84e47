// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Objects;

/** An object as it stands in the image: what its author wrote, and what the server says about it. */
public final class Item<T extends Model> {

    private final Kind<T> kind;
    private final T value;
    private final Status status;

    /** Made when it is first shown. Two threads may make it at the same time, and get the same. */
    private SeenText seen;

    public Item(Kind<T> kind, T value, Status status) {
        this.kind = kind;
        this.value = value;
        this.status = status;
    }

    public Kind<T> kind() {
        return kind;
    }

    public T value() {
        return value;
    }

    public Status status() {
        return status;
    }

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

    SeenText seen() {
        var known = seen;
        if (known == null) {
            known = SeenText.of(this);
            seen = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item<?> item
                && kind.equals(item.kind)
                && value.equals(item.value)
                && status.equals(item.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value, status);
    }

    @Override
    public String toString() {
        return "Item[" + kind + ", " + value + ", " + status + "]";
    }
}
