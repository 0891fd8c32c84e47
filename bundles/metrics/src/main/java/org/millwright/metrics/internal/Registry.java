// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.metrics.Counter;
import org.millwright.metrics.MetricSource;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.Summary;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All counters and summaries by name, and those who tell further values. */
@Component(service = {Metrics.class, Registry.class})
public final class Registry implements Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private record Counters(String help, List<String> labels, LabelledCounter root) {}

    private record Summaries(String help, WindowedSummary summary) {}

    private final Map<String, Counters> counters = new ConcurrentSkipListMap<>();
    private final Map<String, Summaries> summaries = new ConcurrentSkipListMap<>();

    /** Asked for when they are read: one may need a service that is just being made with counters of these. */
    private final List<ComponentServiceObjects<MetricSource>> sources = new CopyOnWriteArrayList<>();

    @Override
    public Counter counter(String name, String help, String... labels) {
        return counters.computeIfAbsent(
                        name, any -> new Counters(help, List.of(labels), new LabelledCounter(labels.length)))
                .root();
    }

    @Override
    public Summary summary(String name, String help, Summary.Unit unit) {
        return summaries
                .computeIfAbsent(name, any -> new Summaries(help, new WindowedSummary(unit, System::nanoTime)))
                .summary();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ComponentServiceObjects<MetricSource> source) {
        sources.add(source);
    }

    void removeSource(ComponentServiceObjects<MetricSource> source) {
        sources.removeIf(known -> known.getServiceReference().equals(source.getServiceReference()));
    }

    /** All values as they are now, in the format that Prometheus reads. */
    public synchronized byte[] text() {
        var text = new Exposition();
        counters.forEach((name, family) -> {
            text.begin(name, Exposition.Type.COUNTER, family.help());
            family.root().each((values, count) -> text.add(name, family.labels(), values, count));
        });
        summaries.forEach((name, family) -> text.add(name, family.help(), family.summary()));
        sources.forEach(source -> report(source, text));
        return text.bytes();
    }

    private static void report(ComponentServiceObjects<MetricSource> lent, Exposition text) {
        var source = lent.getService();
        if (source == null) {
            return;
        }
        try {
            source.report(text);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("A source of metrics failed", e);
        } finally {
            lent.ungetService(source);
        }
    }
}
