// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.Faults;
import org.millwright.models.Model;
import org.millwright.models.Problem;

/** What follows from a change of one kind of object, and the checks that need other objects. */
interface Rule<T extends Model> {

    /** For kinds without consequences. */
    static <T extends Model> Rule<T> none() {
        return new Rule<>() {};
    }

    /** What a new object becomes before it is checked. */
    default T created(Image image, Request request, T object) {
        return object;
    }

    /** What a change by a user becomes before it is checked. */
    default T changed(Image image, Request request, T before, T after) {
        return after;
    }

    /** What every object becomes whenever it is written, whoever writes it. */
    default T settled(Image image, T object) {
        return object;
    }

    /** Checks across objects; references and uniqueness are checked already. */
    default void check(Image image, Optional<T> before, T object, Faults faults) {}

    /** Whether this step, unless forced, is refused for soft faults too. */
    default boolean mustBeAvailable(Optional<T> before, T object) {
        return false;
    }

    /** Why this object can't be deleted, beyond those that name it. */
    default List<String> keeps(Image image, T object) {
        return List.of();
    }

    /** The answer to a deletion that is refused. */
    default Problem kept(String kind, String key, List<String> reasons) {
        return Problem.inUse(kind, key, reasons);
    }
}
