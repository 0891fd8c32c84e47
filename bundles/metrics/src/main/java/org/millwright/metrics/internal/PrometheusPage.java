// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.metrics.MetricSource;
import org.millwright.metrics.MetricsPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was counted, and what sources tell. Who counts needs nothing of this, so that sources may need who counts. */
@Component
public final class PrometheusPage implements MetricsPage {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusPage.class);

    private final Registry registry;
    private final List<MetricSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public PrometheusPage(@Reference Registry registry) {
        this.registry = registry;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(MetricSource source) {
        sources.add(source);
    }

    void removeSource(MetricSource source) {
        sources.remove(source);
    }

    @Override
    public synchronized byte[] text() {
        var text = new Exposition();
        registry.report(text);
        for (var source : sources) {
            try {
                source.report(text);
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("A source of metrics failed", e);
            }
        }
        return text.bytes();
    }
}
