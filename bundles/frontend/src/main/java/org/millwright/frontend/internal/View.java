// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.models.Item;
import org.millwright.models.Wire;

/** How much of an object an answer shows: {@code slim} leaves out whole fields, {@code params} keeps some parameters. */
record View(boolean meta, boolean allParams, Set<String> params) {

    static View of(Query query) {
        var slim = Listing.words(query, "slim").stream()
                .map(word -> word.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var params = Set.copyOf(Listing.words(query, "params"));
        return new View(!slim.contains("meta"), params.isEmpty() && !slim.contains("params"), params);
    }

    Object show(Item<?> item) {
        if (meta && allParams) {
            return item;
        }
        var tree = (ObjectNode) Wire.tree(item);
        if (!meta) {
            tree.putObject("Meta");
        }
        if (!allParams && tree.get("Params") instanceof ObjectNode own) {
            own.retain(params);
        }
        if (item.kind().partial()) {
            tree.put("Partial", true);
        }
        return tree;
    }

    /** Each is made when its turn comes. */
    Iterable<Object> show(List<? extends Item<?>> items) {
        return () -> items.stream().<Object>map(this::show).iterator();
    }
}
