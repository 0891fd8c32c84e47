// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Twenty requests a second for as long as it is open, and what went wrong with them. */
final class Load implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    static Load on(Api api, String path) {
        Load load = new Load();
        for (int worker = 0; worker < 4; worker++) {
            var unused =
                    load.clock.scheduleAtFixedRate(() -> load.ask(api, path), 50L * worker, 200, TimeUnit.MILLISECONDS);
        }
        return load;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void ask(Api api, String path) {
        try {
            Api.Answer answer = api.get(path);
            if (answer.status() != 200) {
                failures.add(answer.status() + ": " + answer.text());
            }
        } catch (RuntimeException e) {
            failures.add(e.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
