// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Asks who answers a path {@linkplain Direct directly}, the servlets, and then who answers what is left. They come and go
 * at any time.
 */
public final class Directs extends Handler.Wrapper implements ServiceTrackerCustomizer<Direct, Directs.Known> {

    private static final String ALL = "/";

    private final BundleContext bundles;
    private final ServiceTracker<Direct, Known> tracker;
    private final Map<ServiceReference<Direct>, Known> known = new ConcurrentHashMap<>();
    private volatile List<Place> places = List.of();

    /** Those that are services where this bundle runs. */
    public Directs() {
        this(FrameworkUtil.getBundle(Directs.class).getBundleContext());
    }

    Directs(BundleContext bundles) {
        this.bundles = bundles;
        tracker = new ServiceTracker<>(bundles, Direct.class, this);
    }

    /** One of them, got when it is needed: while the server starts, what it needs may not be there yet. */
    final class Known {

        private final ServiceReference<Direct> reference;
        private volatile Optional<Direct> direct = Optional.empty();

        private Known(ServiceReference<Direct> reference) {
            this.reference = reference;
        }

        private Optional<Direct> get() {
            if (direct.isEmpty()) {
                direct = Optional.ofNullable(bundles.getService(reference));
            }
            return direct;
        }
    }

    private record Place(String path, Known who) {

        boolean has(String asked) {
            return asked.startsWith(path) && (asked.length() == path.length() || asked.charAt(path.length()) == '/');
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tracker.open();
    }

    @Override
    protected void doStop() throws Exception {
        tracker.close();
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), ALL);
        var now = places;
        for (var place : now) {
            if (place.has(path) && handled(place, request, response, callback)) {
                return true;
            }
        }
        if (super.handle(request, response, callback)) {
            return true;
        }
        for (var place : now) {
            if (place.path().equals(ALL) && handled(place, request, response, callback)) {
                return true;
            }
        }
        return false;
    }

    private static boolean handled(Place place, Request request, Response response, Callback callback)
            throws Exception {
        var direct = place.who().get();
        return direct.isPresent() && direct.get().handle(request, response, callback);
    }

    /** They may wait for the store or the client, whatever the servlets do. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    public Known addingService(ServiceReference<Direct> reference) {
        var one = new Known(reference);
        known.put(reference, one);
        arrange();
        return one;
    }

    @Override
    public void modifiedService(ServiceReference<Direct> reference, Known one) {
        arrange();
    }

    @Override
    public void removedService(ServiceReference<Direct> reference, Known one) {
        known.remove(reference);
        arrange();
        one.direct.ifPresent(got -> bundles.ungetService(reference));
    }

    private synchronized void arrange() {
        places = known.values().stream()
                .flatMap(one -> paths(one.reference).map(path -> new Place(path, one)))
                .sorted(Comparator.comparing((Place place) -> place.path().length())
                        .thenComparing(place -> place.who().reference)
                        .reversed())
                .toList();
    }

    private static Stream<String> paths(ServiceReference<Direct> reference) {
        Object paths = reference.getProperty(Direct.PATH);
        return paths instanceof String[] some ? Arrays.stream(some) : Stream.of(String.valueOf(paths));
    }
}
