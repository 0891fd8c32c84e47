// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

/** What the tests of the backend begin with. */
final class Given {

    static final Request USER = new Request("r1", "user:rocketskates", false);

    static <T extends Model> T json(Kind<T> kind, String json) {
        return Wire.read(kind, json.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON with single quotes in place of double ones, which would need escapes here. */
    static <T extends Model> T quoted(Kind<T> kind, String json) {
        return json(kind, json.replace('\'', '"'));
    }

    static LiveBackend backend(Store store) {
        return new LiveBackend(store, List::of);
    }

    /** With the objects that every server has. */
    static LiveBackend basic() {
        var backend = backend(new MemoryStore());
        backend.layers(USER, layers -> layers.with(basicLayer()));
        return backend;
    }

    static Layer basicLayer() {
        return layer(
                "BasicStore",
                Layer.Type.BASIC,
                Map.of(
                        "bootenvs",
                        Map.of(
                                "local",
                                json(
                                        org.millwright.models.BootEnv.KIND,
                                        "{\"Name\":\"local\",\"OS\":{\"Name\":\"local\"}}"),
                                "ignore",
                                json(
                                        org.millwright.models.BootEnv.KIND,
                                        """
                                {"Name":"ignore","OnlyUnknown":true,"OS":{"Name":"ignore"}}""")),
                        "stages",
                        Map.of("none", json(org.millwright.models.Stage.KIND, "{\"Name\":\"none\"}"))));
    }

    static Layer layer(String name, Layer.Type type, Map<String, Map<String, Model>> objects) {
        return new Layer(name, type, Map.of("Name", name), objects);
    }

    private Given() {}
}
