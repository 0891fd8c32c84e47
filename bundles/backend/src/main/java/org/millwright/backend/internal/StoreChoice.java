// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the backend start once there is a provider for the type of store that its configuration names. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.backend")
public final class StoreChoice {

    private static final Logger LOG = LoggerFactory.getLogger(StoreChoice.class);
    private static final long PATIENCE = 10;

    /** The provider of the configured store. */
    public record Chosen(StoreProvider provider, StoreAddress address) {}

    private final BundleContext context;
    private final StoreAddress address;
    private final Set<String> types = new ConcurrentSkipListSet<>();
    private volatile ServiceRegistration<Chosen> chosen;

    @Activate
    public StoreChoice(BundleContext context, BackendComponent.Config config) {
        this.context = context;
        this.address = StoreAddress.parse(config.store());
        CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS).execute(this::complain);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(StoreProvider provider) {
        types.add(provider.type());
        if (provider.type().equals(address.type()) && chosen == null) {
            chosen = context.registerService(Chosen.class, new Chosen(provider, address), null);
        }
    }

    void removeProvider(StoreProvider provider) {
        types.remove(provider.type());
        if (provider.type().equals(address.type()) && chosen != null) {
            chosen.unregister();
            chosen = null;
        }
    }

    private void complain() {
        if (chosen == null) {
            LOG.error(
                    "Unknown schema type: {}; stores are of the types {}",
                    address.type(),
                    String.join(", ", new TreeSet<>(types)));
        }
    }
}
