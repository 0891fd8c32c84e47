// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Plugin;
import org.millwright.models.Wire;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;

/** The server as one plugin sees it. */
final class BackendContext implements PluginContext {

    private final Backend backend;
    private final String name;
    private final PluginDefinition definition;

    BackendContext(Backend backend, String name, PluginDefinition definition) {
        this.backend = backend;
        this.name = name;
        this.definition = definition;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> params() {
        var image = backend.image();
        var all = new TreeMap<String, Object>();
        image.find(Plugin.KIND, name).ifPresent(item -> {
            var params = backend.params(image).decoded();
            all.putAll(params.of(item));
            Stream.concat(definition.requiredParams().stream(), definition.optionalParams().stream())
                    .forEach(param -> params.find(item, param).ifPresent(v -> all.put(param, v)));
        });
        return all;
    }

    /** What must be given before it can start. */
    List<String> missing() {
        var params = params();
        return definition.requiredParams().stream()
                .filter(param -> !params.containsKey(param))
                .map(param -> "Missing required parameter: " + param)
                .toList();
    }

    @Override
    public Optional<JsonNode> find(String kind, String key) {
        return backend.image().find(kind(kind), key).map(Wire::tree);
    }

    @Override
    public void setParam(String kind, String key, String param, Object value) {
        change(kind(kind), key, params -> params.set(param, Wire.tree(value)));
    }

    @Override
    public void removeParam(String kind, String key, String param) {
        change(kind(kind), key, params -> params.remove(param));
    }

    private <T extends Model> void change(Kind<T> kind, String key, Consumer<ObjectNode> change) {
        backend.write(
                Request.of("plugin:" + name),
                tx -> tx.update(kind, key, object -> {
                    ObjectNode tree = Wire.storedTree(object).deepCopy();
                    change.accept(tree.withObjectProperty("Params"));
                    return Wire.read(kind, tree);
                }));
    }

    private Kind<?> kind(String name) {
        return backend.image()
                .kinds()
                .find(name)
                .orElseThrow(() -> new ActionException(400, "There is no kind " + name));
    }
}
