// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.backend.events.Events;
import org.millwright.models.Event;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells as events which content packages came, changed and went. */
@Component(service = CommitListener.class)
public final class LayerEvents implements CommitListener {

    private static final String TYPE = "contents";

    private final Events events;

    @Activate
    public LayerEvents(@Reference Events events) {
        this.events = events;
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.layersChanged();
    }

    @Override
    public void committed(Commit commit) {
        var before = byName(commit.before().layers());
        var after = byName(commit.after().layers());
        String principal = commit.request().principal();
        before.forEach((name, layer) -> {
            if (!after.containsKey(name)) {
                tell("delete", layer, principal);
            }
        });
        after.forEach((name, layer) -> {
            var old = before.get(name);
            if (old == null) {
                tell("create", layer, principal);
            } else if (!old.equals(layer)) {
                tell("update", layer, principal);
            }
        });
    }

    private static Map<String, Layer> byName(Layers layers) {
        return layers.stack().stream().collect(Collectors.toMap(Layer::name, Function.identity()));
    }

    private void tell(String action, Layer layer, String principal) {
        var summary = PackageDocument.summary(layer);
        events.publish(new Event(Instant.now(), TYPE, action, layer.name(), principal, summary, null));
    }
}
