// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.millwright.metrics.Counter;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.Summary;
import org.osgi.service.component.annotations.Component;

/** All counters and summaries by name. */
@Component(service = {Metrics.class, Registry.class})
public final class Registry implements Metrics {

    private record Counters(String help, List<String> labels, LabelledCounter root) {}

    private record Summaries(String help, WindowedSummary summary) {}

    private final Map<String, Counters> counters = new ConcurrentSkipListMap<>();
    private final Map<String, Summaries> summaries = new ConcurrentSkipListMap<>();

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

    void report(Exposition text) {
        counters.forEach((name, family) -> {
            text.begin(name, Exposition.Type.COUNTER, family.help());
            family.root().each((values, count) -> text.add(name, family.labels(), values, count));
        });
        summaries.forEach((name, family) -> text.add(name, family.help(), family.summary()));
    }
}
