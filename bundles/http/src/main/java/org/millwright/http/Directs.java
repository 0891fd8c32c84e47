// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Asks those who answer {@linkplain Direct directly}, the servlets, and then those who answer what is left. They come and
 * go at any time.
 */
public final class Directs extends Handler.Wrapper implements ServiceTrackerCustomizer<Direct, Directs.Known> {

    private final BundleContext bundles;
    private final ServiceTracker<Direct, Known> tracker;
    private final Map<ServiceReference<Direct>, Known> known = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private volatile Asked asked = new Asked(List.of(), List.of());

    /** One of them, as it is registered. */
    record Known(Direct direct, boolean last) {}

    private record Asked(List<Direct> first, List<Direct> last) {}

    /** Those that are services where this bundle runs. */
    public Directs() {
        this(FrameworkUtil.getBundle(Directs.class).getBundleContext());
    }

    Directs(BundleContext bundles) {
        this.bundles = bundles;
        tracker = new ServiceTracker<>(bundles, Direct.class, this);
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
        var now = asked;
        return handled(now.first(), request, response, callback)
                || super.handle(request, response, callback)
                || handled(now.last(), request, response, callback);
    }

    private static boolean handled(List<Direct> some, Request request, Response response, Callback callback)
            throws Exception {
        for (var direct : some) {
            if (direct.handle(request, response, callback)) {
                return true;
            }
        }
        return false;
    }

    /** They may wait for the store or the client, whatever the servlets do. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    public Known addingService(ServiceReference<Direct> reference) {
        boolean last = reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking && ranking < 0;
        var one = new Known(bundles.getService(reference), last);
        known.put(reference, one);
        arrange();
        return one;
    }

    @Override
    public void modifiedService(ServiceReference<Direct> reference, Known one) {}

    @Override
    public void removedService(ServiceReference<Direct> reference, Known one) {
        known.remove(reference);
        arrange();
        bundles.ungetService(reference);
    }

    private synchronized void arrange() {
        asked = new Asked(these(false), these(true));
    }

    private List<Direct> these(boolean last) {
        return known.values().stream()
                .filter(one -> one.last() == last)
                .map(Known::direct)
                .toList();
    }
}
