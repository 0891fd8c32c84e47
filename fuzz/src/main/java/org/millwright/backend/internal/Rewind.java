// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;
import org.millwright.template.TemplateEngine;

/** Takes a backend back to how it once was, and starts a second one on what it keeps. */
public final class Rewind {

    private static final Request REQUEST = Request.of("rewind");

    private final LiveBackend backend;
    private final Layers layers;
    private final Map<String, SortedMap<String, byte[]>> objects = new TreeMap<>();

    /** To what it is now. */
    public Rewind(LiveBackend backend) {
        this.backend = backend;
        layers = backend.image().layers();
        var image = new StoredImage(backend.state());
        image.kinds().forEach(kind -> objects.put(kind, image.objects(kind)));
    }

    public void run() {
        if (!backend.restore(REQUEST, backend.state().serial(), objects, any -> layers)) {
            throw new IllegalStateException("Somebody else writes");
        }
    }

    /** Another backend, with all that this one keeps, as after a restart. */
    public LiveBackend restarted(Supplier<Collection<TemplateEngine>> engines) {
        var copy = new MemoryStore();
        backend.replay((kind, key, value) -> copy.append(List.of(new Store.Entry(kind, key, value))));
        var second = new LiveBackend(copy, engines);
        second.layers(REQUEST, none -> backend.image().layers());
        return second;
    }
}
