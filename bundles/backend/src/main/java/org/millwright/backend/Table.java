// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.millwright.models.Item;
import org.millwright.models.Model;

/** The objects of one kind at one moment, in key order. */
public interface Table<T extends Model> {

    Optional<Item<T>> find(String key);

    /** All objects in bytewise key order. */
    Collection<Item<T>> all();

    /**
     * The objects that have this word in an indexed attribute, in key order.
     *
     * @throws IllegalArgumentException where the attribute has no index
     */
    List<Item<T>> with(String attribute, String word);

    /** How many {@link #with} would find. */
    default int count(String attribute, String word) {
        return with(attribute, word).size();
    }

    /** The object found by {@code Index:value} on a unique attribute, else by key. */
    Optional<Item<T>> lookup(String text);

    int size();
}
