// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.backend.Params;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.models.Item;
import org.millwright.models.Wire;

/**
 * How much of an object an answer shows: a query's {@code slim} leaves out whole fields, its {@code params} keeps some
 * parameters.
 *
 * @param decoded present where secure parameters are shown in clear
 */
record View(boolean meta, boolean allParams, Set<String> params, Optional<Params> decoded) {

    private static final View WHOLE = new View(true, true, Set.of(), Optional.empty());

    /** Whoever asks to decode must have been found to have the right to. */
    static View of(Query query, Params lookup) {
        if (query.keys().isEmpty()) {
            return WHOLE;
        }
        var slim = query.words("slim").stream()
                .map(word -> word.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var params = Set.copyOf(query.words("params"));
        return new View(
                !slim.contains("meta"),
                params.isEmpty() && !slim.contains("params"),
                params,
                query.isTrue("decode") ? Optional.of(lookup.decoded()) : Optional.empty());
    }

    Object show(Item<?> item) {
        boolean decodes = decoded.isPresent() && item.kind().params().isPresent();
        if (meta && allParams && !decodes) {
            return item;
        }
        var tree = (ObjectNode) Wire.tree(item);
        if (decodes) {
            tree.set("Params", Wire.tree(decoded.get().of(item)));
        }
        if (!meta) {
            tree.putObject("Meta");
        }
        if (!allParams && tree.get("Params") instanceof ObjectNode own) {
            own.retain(params);
        }
        if (item.kind().partial() && !(meta && allParams)) {
            tree.put("Partial", true);
        }
        return tree;
    }

    /** Each is made when it is asked for. */
    List<Object> show(List<? extends Item<?>> items) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return show(items.get(index));
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }
}
