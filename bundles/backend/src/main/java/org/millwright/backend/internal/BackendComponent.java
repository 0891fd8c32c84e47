// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.millwright.backend.Backend;
import org.millwright.backend.Backup;
import org.millwright.backend.Backups;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Params;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.backend.access.Logins;
import org.millwright.metrics.Metrics;
import org.millwright.store.Store;
import org.millwright.store.StoreException;
import org.millwright.store.StoreSource;
import org.millwright.template.TemplateEngine;
import org.osgi.framework.FrameworkUtil;
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

/** The backend as a service: opens the configured store, and lets engines and {@link Guests} come and go. */
@Component(
        service = {Backend.class, Backups.class, Vitals.class, StoreSource.class, Host.class},
        immediate = true,
        configurationPid = "org.millwright.backend")
@Designate(ocd = BackendComponent.Config.class)
public final class BackendComponent implements Backend, Backups, Vitals, StoreSource, Host {

    private static final Logger LOG = LoggerFactory.getLogger(BackendComponent.class);

    private static final int LOOK_SECONDS = 10;

    /** Settings of the backend; those that have the name of a preference are its value while none is stored. */
    @ObjectClassDefinition(name = "Millwright backend")
    public @interface Config {
        @AttributeDefinition(description = "Address of the store of writable objects: type:path")
        String store() default "memory:///";

        @AttributeDefinition(description = "Folder of the backups, one below it for each")
        String backups() default "backups";

        @AttributeDefinition(description = "32 characters that seal tokens, while none are stored")
        String baseTokenSecret() default "";

        @AttributeDefinition(description = "Goes into the tokens of machines, while none is stored")
        String systemGrantorSecret() default "";

        @AttributeDefinition(description = "Failed logins of one user from one address that are free")
        int failuresOfUser() default 10;

        @AttributeDefinition(description = "Failed logins from one address that are free; the same for wrong tokens")
        int failuresOfAddress() default 50;

        @AttributeDefinition(description = "Seconds after which one failed login is forgotten")
        int failureSeconds() default 10;
    }

    private final Lent lent = new Lent();
    private final Collection<TemplateEngine> engines = new CopyOnWriteArrayList<>();
    private final LiveBackend live;
    private final String address;
    private final MonitoredStore store;
    private final Backups backups;
    private final ClockWatch clock;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "millwright-clock"));

    @Activate
    public BackendComponent(
            @Reference StoreChoice.Chosen chosen,
            @Reference Logins logins,
            @Reference Metrics metrics,
            Config config,
            Map<String, Object> settings) {
        long start = System.nanoTime();
        address = config.store();
        try {
            store = new MonitoredStore(chosen.provider().open(chosen.address()), Clock.systemUTC(), metrics);
            live = new LiveBackend(store, () -> engines, lent::boot, lent::templates, PrefDefaults.of(settings));
            clock = new ClockWatch(Clock.systemUTC(), System::nanoTime, ClockMark.of(live.state()));
            new FirstStart(logins).complete(live);
        } catch (StoreException e) {
            LOG.error("The store {} can't be used: {}", config.store(), e.getMessage());
            throw e;
        }
        backups = new FolderBackups(
                live, Path.of(config.backups()).toAbsolutePath(), version(), Clock.systemUTC(), lent::content);
        var unused = looks.scheduleWithFixedDelay(clock::ailment, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        LOG.info("Store {} read in {} ms", config.store(), (System.nanoTime() - start) / 1_000_000);
    }

    private static String version() {
        return Optional.ofNullable(FrameworkUtil.getBundle(BackendComponent.class))
                .map(bundle -> bundle.getVersion().toString())
                .orElse("0.0.0");
    }

    @Deactivate
    void close() {
        looks.shutdownNow();
        live.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEngine(TemplateEngine engine) {
        engines.add(engine);
    }

    void removeEngine(TemplateEngine engine) {
        engines.remove(engine);
    }

    @Override
    public void follow(CommitListener listener) {
        live.follow(listener);
    }

    @Override
    public void unfollow(CommitListener listener) {
        live.unfollow(listener);
    }

    @Override
    public Lent lent() {
        return lent;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void replay(Store.Reader reader) {
        live.replay(reader);
    }

    @Override
    public Image image() {
        return live.image();
    }

    @Override
    public <R> R write(Request request, Function<Transaction, R> work) {
        return live.write(request, work);
    }

    @Override
    public void layers(Request request, UnaryOperator<Layers> change, Set<String> replacing) {
        live.layers(request, change, replacing);
    }

    @Override
    public Params params(Image image) {
        return live.params(image);
    }

    @Override
    public Backup create(String name) {
        return backups.create(name);
    }

    @Override
    public List<Backup> list() {
        return backups.list();
    }

    @Override
    public Backup restore(Request request, String name) {
        return backups.restore(request, name);
    }

    @Override
    public void delete(String name) {
        backups.delete(name);
    }

    @Override
    public List<String> store() {
        return store.ailments();
    }

    @Override
    public List<String> clock() {
        return clock.ailment().stream().toList();
    }

    @Override
    public long backlog() {
        return store.backlog();
    }
}
