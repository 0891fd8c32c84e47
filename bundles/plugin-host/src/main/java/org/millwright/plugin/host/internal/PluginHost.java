// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.events.Events;
import org.millwright.models.Plugin;
import org.millwright.plugin.AvailableAction;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.host.Actions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings together providers, which come and go with their bundles, and the {@code plugins} objects that name them. All
 * that starts or stops an instance happens on one thread, one after the other.
 */
@Component(
        service = {Actions.class, CommitListener.class},
        immediate = true,
        configurationPid = "org.millwright.plugin.host")
@Designate(ocd = PluginHost.Config.class)
public final class PluginHost implements Actions, CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final long PATIENCE_SECONDS = 30;
    private static final long ANSWER_SECONDS = 20;

    private final Instances instances;
    private final ActionRuns runs;
    private final ExecutorService lifecycle =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "millwright-plugins"));

    /** Settings of what runs plugins. */
    @ObjectClassDefinition(name = "Millwright plugins")
    public @interface Config {
        @AttributeDefinition(description = "Seconds that an action may take before its caller is told that it hangs")
        int actionSeconds() default 300;
    }

    @Activate
    public PluginHost(@Reference Backend backend, @Reference Events events, Config config) {
        this(backend, events, Duration.ofSeconds(ANSWER_SECONDS), Duration.ofSeconds(config.actionSeconds()));
    }

    /**
     * @param patience with a plugin that starts, stops or is asked what it offers
     * @param actionPatience with an action
     */
    PluginHost(Backend backend, Events events, Duration patience, Duration actionPatience) {
        var told = new PluginEvents(backend, events);
        instances = new Instances(backend, new Guard(patience), told);
        runs = new ActionRuns(backend, instances::running, new Guard(actionPatience), told);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(PluginProvider provider) {
        later(() -> instances.add(provider));
    }

    /** Returns when none of its instances is at work any more, so that its bundle may go. */
    void removeProvider(PluginProvider provider) {
        await(() -> instances.remove(provider));
    }

    @Override
    public void joined(Image image) {
        image.table(Plugin.KIND).all().forEach(plugin -> later(() -> instances.settle(plugin.key())));
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.touches(Plugin.KIND);
    }

    @Override
    public void committed(Commit commit) {
        for (var change : commit.changes()) {
            if (change.kind().equals(Plugin.KIND.name())) {
                later(() -> instances.changed(change.key()));
            }
        }
    }

    @Override
    public List<AvailableAction> on(String kind, String key) {
        return runs.on(kind, key);
    }

    @Override
    public Object run(Request request, String kind, String key, String command, Map<String, Object> params) {
        return runs.run(request, kind, key, command, params);
    }

    @Override
    public List<PluginDefinition> providers() {
        return instances.definitions();
    }

    @Deactivate
    void close() {
        await(instances::stopAll);
        lifecycle.shutdownNow();
    }

    private void later(Runnable work) {
        try {
            lifecycle.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("The plugins are stopping", e);
        }
    }

    private void await(Runnable work) {
        try {
            lifecycle.submit(guarded(work)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("A plugin is still starting or stopping after {} s; it is left to itself", PATIENCE_SECONDS);
        } catch (RejectedExecutionException | ExecutionException e) {
            LOG.debug("The plugins are stopping", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A plugin could not be started or stopped", e);
            }
        };
    }
}
