// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.backend.Backend;
import org.millwright.metrics.MetricSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many objects there are, and how far the store has come. */
@Component
public final class BackendMetrics implements MetricSource {

    private final Backend backend;
    private final Vitals vitals;

    @Activate
    public BackendMetrics(@Reference Backend backend, @Reference Vitals vitals) {
        this.backend = backend;
        this.vitals = vitals;
    }

    @Override
    public void report(Report report) {
        var image = backend.image();
        for (var kind : image.kinds().all()) {
            report.gauge(
                    "millwright_objects", "Objects, by kind.", image.table(kind).size(), "kind", kind.name());
        }
        report.counter("millwright_commits_total", "Commits since the start.", image.serial());
        report.gauge(
                "millwright_layers",
                "Layers of content.",
                image.layers().stack().size());
        report.gauge(
                "millwright_store_backlog_bytes",
                "Durable in the journal, and not yet in the store behind it.",
                vitals.backlog());
        report.gauge(
                "millwright_store_writable",
                "1 where the store takes writes.",
                vitals.store().isEmpty() ? 1 : 0);
    }
}
