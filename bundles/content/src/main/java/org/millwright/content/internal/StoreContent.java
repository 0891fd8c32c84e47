// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Layer;
import org.millwright.models.Wire;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;

/**
 * A layer that an operator keeps in a store of this machine, read as a whole.
 *
 * @param address of the store, such as {@code directory:/etc/millwright?codec=yaml}
 */
record StoreContent(Layer.Type type, Map<String, String> meta, StoreAddress address) {

    static StoreContent local(String address) {
        return of(Layer.Type.LOCAL, "LocalStore", "Local Override Store", "local", address);
    }

    static StoreContent fallback(String address) {
        return of(Layer.Type.DEFAULT, "DefaultStore", "Initial Default Content", "default", address);
    }

    private static StoreContent of(Layer.Type type, String name, String description, String shown, String address) {
        var meta = Map.of("Name", name, "Description", description, "Version", "0.0.0", "Type", shown);
        var parsed = StoreAddress.parse(address);
        var options = new HashMap<>(parsed.options());
        options.put("ro", "true");
        return new StoreContent(type, meta, new StoreAddress(parsed.type(), parsed.path(), Map.copyOf(options)));
    }

    String name() {
        return meta.get("Name");
    }

    /** The same, in another place. */
    StoreContent at(Path place) {
        return new StoreContent(type, meta, new StoreAddress(address.type(), place.toString(), address.options()));
    }

    /** @throws org.millwright.store.StoreException where the store can't be read */
    Layer read(StoreProvider provider) {
        var sections = new TreeMap<String, Map<String, JsonNode>>();
        try (var store = provider.open(address)) {
            store.replay((kind, key, value) ->
                    sections.computeIfAbsent(kind, any -> new TreeMap<>()).put(key, Wire.tree(value)));
        }
        var document = JsonNodeFactory.instance.objectNode();
        var shown = document.putObject("sections");
        sections.forEach((kind, objects) -> shown.putObject(kind).setAll(objects));
        var read = PackageDocument.read(document);
        return new Layer(name(), type, meta, read.objects(), read.unread());
    }
}
