// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.plugin.host.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a plugin turn a machine to the network or to its disk when it goes to a boot environment that boots otherwise,
 * where the machine's parameters wish so. Machines don't wait for each other; one machine's turns keep their order.
 */
@Component(service = CommitListener.class, immediate = true)
public final class BootTarget implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(BootTarget.class);
    private static final int AT_ONCE = 8;

    private final Backend backend;
    private final Actions actions;
    private final Map<String, CompletableFuture<Void>> turns = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        var thread = new Thread(work, "millwright-boot-target");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public BootTarget(@Reference Backend backend, @Reference Actions actions) {
        this.backend = backend;
        this.actions = actions;
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.changes().stream().anyMatch(BootTarget::goesOn);
    }

    /** Whether it is a machine that was there before and is there now. */
    private static boolean goesOn(Commit.Change<?> change) {
        return change.kind().equals(Machine.KIND.name())
                && change.before().isPresent()
                && change.after().isPresent();
    }

    @Override
    public void committed(Commit commit) {
        for (var change : commit.changes()) {
            if (goesOn(change)) {
                command(commit, change.key()).ifPresent(command -> turn(commit.request(), change.key(), command));
            }
        }
    }

    @Deactivate
    void close() {
        workers.shutdownNow();
    }

    private Optional<String> command(Commit commit, String key) {
        var machine = commit.after().find(Machine.KIND, key);
        var was = commit.before().find(Machine.KIND, key).flatMap(before -> bootEnv(commit.before(), before));
        var is = machine.flatMap(after -> bootEnv(commit.after(), after));
        if (was.isEmpty()
                || is.isEmpty()
                || was.get().name().equals(is.get().name())
                || was.get().netBoot() == is.get().netBoot()
                || !wished(commit.after(), machine.get())) {
            return Optional.empty();
        }
        return Optional.of(is.get().netBoot() ? "forcebootpxe" : "forcebootdisk");
    }

    private static Optional<BootEnv> bootEnv(Image image, Item<Machine> machine) {
        return image.find(BootEnv.KIND, machine.value().bootEnv()).map(Item::value);
    }

    private boolean wished(Image image, Item<Machine> machine) {
        var params = backend.params(image).decoded();
        return Stream.of("ipmi/enabled", "ipmi/auto-boot-target")
                .allMatch(name -> params.find(machine, name).equals(Optional.of(true)));
    }

    private void turn(Request request, String machine, String command) {
        var turn = turns.compute(
                machine, (key, last) -> (last == null ? CompletableFuture.<Void>completedFuture(null) : last)
                        .thenRunAsync(() -> run(request, machine, command), workers)
                        .exceptionally(failure -> {
                            LOG.error("{} of machine {} failed", command, machine, failure);
                            return null;
                        }));
        var unused = turn.thenRun(() -> turns.remove(machine, turn));
    }

    private void run(Request request, String machine, String command) {
        try (var mark = request.mark()) {
            actions.run(request, Machine.KIND.name(), machine, command, Map.of());
            LOG.info("{} of machine {} is done", command, machine);
        } catch (Problem e) {
            LOG.error("{} of machine {} failed: {}", command, machine, e.messages());
        }
    }
}
