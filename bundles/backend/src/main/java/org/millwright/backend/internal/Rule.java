// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
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
    default T settled(Image image, Optional<T> before, T object) {
        return object;
    }

    /** What an object of a layer with this meta data is. */
    default T layered(Map<String, String> meta, T object) {
        return object;
    }

    /** Why a layer can't be used that holds this object, which has these errors. */
    default List<String> layerRefusal(T object, List<String> errors) {
        return errors;
    }

    /** What is said of an object that is written by force. */
    default Faults forced(Faults faults) {
        return faults;
    }

    /** What an object becomes that is written although it isn't available. */
    default T unavailable(T object) {
        return object;
    }

    /** Checks across objects whose messages come before those of references; uniqueness is checked already. */
    default void check(Image image, Optional<T> before, T object, Faults faults) {}

    /** Checks across objects whose messages come after those of references. */
    default void checkLast(Image image, Optional<T> before, T object, Faults faults) {}

    /** Whether this step, unless forced, is refused for soft faults too. */
    default boolean mustBeAvailable(Optional<T> before, T object) {
        return false;
    }

    /** The kinds whose objects, where they name this one, must be judged again although it is as available as before. */
    default Set<String> concerned(T before, T after) {
        return Set.of();
    }

    /** What else follows once it is written. */
    default void written(Transaction transaction, T object) {}

    /** What the author of an object that is refused is told: what it lacks besides only where nothing else is wrong. */
    default List<String> refusal(Faults faults) {
        return faults.refused() ? faults.refusals() : faults.messages();
    }

    /** @throws Problem where this request can't delete this object, whether it is in use or not */
    default void deletable(Request request, T object) {}

    /** Why this object can't be deleted, beyond those that name it. */
    default List<String> keeps(Image image, T object) {
        return List.of();
    }

    /** The answer to a deletion that is refused. */
    default Problem kept(String kind, String key, List<String> reasons) {
        return Problem.inUse(kind, key, reasons);
    }

    /** What else follows once it is deleted. */
    default void deleted(Transaction transaction, T object) {}
}
