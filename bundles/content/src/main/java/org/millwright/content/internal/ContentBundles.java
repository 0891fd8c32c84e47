// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.millwright.backend.Layer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the bundles that bring content. Their events come in bursts, an update as a stop and a start, so the stack is
 * settled once they pause.
 */
final class ContentBundles {

    private static final Logger LOG = LoggerFactory.getLogger(ContentBundles.class);
    private static final int KNOWN =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.STOPPING | Bundle.ACTIVE;
    private static final int STARTED = Bundle.STARTING | Bundle.ACTIVE;
    private static final long PAUSE_MILLIS = 250;

    private final ContentStack stack;
    private final ScheduledExecutorService settling =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "millwright-content"));
    private final BundleTracker<ContentBundle> tracker;
    private ScheduledFuture<?> next;

    ContentBundles(BundleContext context, ContentStack stack) {
        this.stack = stack;
        tracker = new Tracker(context);
        tracker.open();
        settle();
    }

    /** What is in use stays so: it is this bundle that goes, not the content. */
    void close() {
        stopSettling();
        tracker.close();
    }

    private void stopSettling() {
        synchronized (this) {
            settling.shutdownNow();
        }
        try {
            if (!settling.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A change of the content is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void settleAfterPause() {
        if (settling.isShutdown()) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        next = settling.schedule(this::settle, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Never throws, for it would not be called again. */
    private void settle() {
        try {
            stack.wish(ContentStack.Source.BUNDLES, wished());
            stack.settle();
        } catch (RuntimeException e) {
            LOG.error("The content bundles could not be put to use", e);
        }
    }

    private Map<String, Layer> wished() {
        var wished = new LinkedHashMap<String, Layer>();
        tracker.getTracked().entrySet().stream()
                .filter(one -> (one.getKey().getState() & STARTED) != 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> one.getValue()
                        .layer()
                        .ifPresent(layer -> wished.put(one.getValue().toString(), layer)));
        return wished;
    }

    int known() {
        return tracker.size();
    }

    /** Tells of bundles with content in whatever state; those without are never kept. */
    private final class Tracker extends BundleTracker<ContentBundle> {

        Tracker(BundleContext context) {
            super(context, KNOWN, null);
        }

        @Override
        public ContentBundle addingBundle(Bundle bundle, BundleEvent event) {
            if (!ContentBundle.hasContent(bundle)) {
                return null;
            }
            settleAfterPause();
            return new ContentBundle(bundle);
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, ContentBundle content) {
            settleAfterPause();
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, ContentBundle content) {
            settleAfterPause();
        }
    }
}
