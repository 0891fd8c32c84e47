// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The layers of content, from the writable one down, each with what it is and how much it holds. */
@Component(service = Routes.class)
public final class ContentRoutes implements Routes {

    private static final List<String> TEXTS = List.of(
            "Name",
            "Version",
            "Description",
            "Source",
            "Documentation",
            "RequiredFeatures",
            "Prerequisites",
            "Color",
            "Icon",
            "Author",
            "DisplayName",
            "License",
            "Copyright",
            "CodeSource",
            "Order",
            "Tags",
            "DocUrl");

    private final Backend backend;

    @Activate
    public ContentRoutes(@Reference Backend backend) {
        this.backend = backend;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "contents", this::list));
    }

    private Answer list(Call call) {
        call.require("contents", "list", "");
        var image = backend.image();
        var summaries = new ArrayList<ObjectNode>();
        summaries.add(writable(image));
        image.layers().stack().forEach(layer -> summaries.add(summary(layer)));
        return Answer.ok(summaries);
    }

    private static ObjectNode writable(Image image) {
        var counts = new TreeMap<String, Integer>();
        image.kinds()
                .all()
                .forEach(kind -> counts.put(kind.name(), (int) image.table(kind).all().stream()
                        .filter(item -> !item.status().readOnly())
                        .count()));
        var texts = Map.of("Name", "BackingStore", "Version", "0.0.0", "Description", "Writable backing store");
        return summary(texts, "writable", true, false, counts);
    }

    private static ObjectNode summary(Layer layer) {
        var counts = new TreeMap<String, Integer>();
        layer.objects().forEach((kind, objects) -> counts.put(kind, objects.size()));
        var texts = new TreeMap<>(layer.meta());
        texts.put("Name", layer.name());
        String type = layer.type().name().toLowerCase(Locale.ROOT);
        return summary(texts, type, false, layer.type().overwritable(), counts);
    }

    private static ObjectNode summary(
            Map<String, String> texts, String type, boolean writable, boolean overwritable, Map<String, ?> counts) {
        var summary = JsonNodeFactory.instance.objectNode();
        var meta = summary.putObject("meta");
        TEXTS.forEach(name -> meta.put(name, texts.getOrDefault(name, "")));
        meta.put("Type", type);
        meta.put("Writable", writable);
        meta.put("Overwritable", overwritable);
        summary.set("Counts", Wire.tree(counts));
        summary.putArray("Warnings");
        return summary;
    }
}
