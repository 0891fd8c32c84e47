// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import java.util.List;
import org.millwright.models.Item;
import org.millwright.models.Model;

/**
 * The objects of one kind that were asked for.
 *
 * @param items in the order asked for
 * @param matching before offset and limit
 * @param total before any filter
 */
public record Listing<T extends Model>(List<Item<T>> items, int matching, int total) {

    public static <T extends Model> Listing<T> nothing() {
        return new Listing<>(List.of(), 0, 0);
    }
}
