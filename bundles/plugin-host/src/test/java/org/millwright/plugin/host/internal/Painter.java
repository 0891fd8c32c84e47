// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.millwright.plugin.Action;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginContext;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;

/** A provider that notes what is done with it and fails when told to. */
final class Painter implements PluginProvider {

    final List<String> started = new CopyOnWriteArrayList<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();
    final CountDownLatch inside = new CountDownLatch(1);
    volatile boolean autoStart;
    volatile Map<String, Map<String, Object>> storeObjects = Map.of();
    volatile List<String> required = List.of();
    volatile RuntimeException failure;
    volatile RuntimeException refusal;
    /** Not even an interrupt ends what it does. */
    volatile boolean stubborn;

    final AtomicInteger ended = new AtomicInteger();
    volatile CountDownLatch hold = new CountDownLatch(0);
    volatile Map<String, Object> params;
    volatile PluginContext context;
    volatile Action action;

    @Override
    public PluginDefinition definition() {
        var actions = List.of(
                AvailableAction.on("profiles", "paint", List.of("colour"), List.of("size")),
                AvailableAction.on("", "status", List.of(), List.of()));
        return new PluginDefinition("painter", "1.0", "", autoStart, actions, required, List.of(), storeObjects);
    }

    @Override
    public RunningPlugin start(PluginContext given) {
        if (failure != null) {
            throw failure;
        }
        context = given;
        params = given.params();
        started.add(given.name());
        return new RunningPlugin() {
            @Override
            public Object run(Action asked) {
                return paint(asked);
            }

            @Override
            public void stop() {
                stopped.add(given.name());
            }
        };
    }

    private void hold() {
        do {
            try {
                hold.await();
            } catch (InterruptedException e) {
                if (!stubborn) {
                    Thread.currentThread().interrupt();
                }
            }
        } while (stubborn && hold.getCount() > 0);
    }

    private Object paint(Action asked) {
        action = asked;
        inside.countDown();
        hold();
        ended.incrementAndGet();
        if (refusal != null) {
            throw refusal;
        }
        return "painted";
    }
}
