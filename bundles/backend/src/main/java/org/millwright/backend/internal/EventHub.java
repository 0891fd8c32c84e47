// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.millwright.backend.events.Events;
import org.millwright.backend.events.Told;
import org.millwright.metrics.MetricSource;
import org.millwright.models.Event;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers events, remembers the latest, and hands each to all who follow. */
@Component(service = {Events.class, MetricSource.class})
public final class EventHub implements Events, MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    /** As many as a client may miss between two long polls. */
    private static final int REMEMBERED = 1000;

    private final List<Consumer<Told>> followers = new CopyOnWriteArrayList<>();
    private final Deque<Told> latest = new ArrayDeque<>();
    private long number;

    @Override
    public synchronized void publish(Event event) {
        number++;
        var told = new Told(number, event);
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(told);
        tell(told);
    }

    @Override
    public synchronized void pass(Event event) {
        tell(new Told(number, event));
    }

    @Override
    public boolean followed() {
        return !followers.isEmpty();
    }

    private void tell(Told told) {
        for (var follower : followers) {
            try {
                follower.accept(told);
            } catch (RuntimeException e) {
                LOG.error(
                        "One who follows the events failed on {} {}",
                        told.event().type(),
                        told.event().action(),
                        e);
            }
        }
    }

    @Override
    public synchronized Following follow(long last, Consumer<Told> follower) {
        if (last >= 0) {
            long gap = latest.isEmpty() ? 0 : latest.getFirst().number() - 1 - last;
            if (gap > 0) {
                follower.accept(Told.missed(gap));
            }
            latest.stream().filter(told -> told.number() > last).forEach(follower);
        }
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public synchronized void report(Report report) {
        report.counter("millwright_events_total", "Events published.", number);
        report.gauge("millwright_event_followers", "Clients and services that follow the events.", followers.size());
    }
}
