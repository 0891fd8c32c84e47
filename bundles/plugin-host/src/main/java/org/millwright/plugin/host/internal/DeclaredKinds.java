// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Kinds;
import org.millwright.models.Problem;
import org.millwright.models.Raw;
import org.millwright.plugin.PluginDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares the kinds of objects that providers bring, as long as one of them is here. Used by one thread. */
final class DeclaredKinds {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredKinds.class);

    private final Backend backend;
    private Map<String, Map<String, Object>> declared = Map.of();

    DeclaredKinds(Backend backend) {
        this.backend = backend;
    }

    /** Makes the kinds those of these providers; of several that name the same one, the first says what it is. */
    void follow(Collection<PluginDefinition> providers) {
        var wanted = new TreeMap<String, Map<String, Object>>();
        providers.forEach(provider -> provider.storeObjects().forEach((name, properties) -> {
            if (Kinds.BUILT_IN.find(name).isPresent()) {
                LOG.warn("Plugin provider {} can't declare {}, which every server has", provider.name(), name);
            } else {
                wanted.putIfAbsent(name, properties);
            }
        }));
        if (wanted.equals(declared)) {
            return;
        }
        try {
            backend.write(Request.of("plugin-host"), tx -> change(tx, wanted));
            declared = wanted;
        } catch (Problem e) {
            LOG.error("The kinds {} of plugin providers can't be declared: {}", wanted.keySet(), e.getMessage());
        }
    }

    private Void change(Transaction tx, Map<String, Map<String, Object>> wanted) {
        declared.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(name -> {
            tx.withdraw(name);
            LOG.info("Objects of kind {} are out of sight with their plugin provider", name);
        });
        wanted.forEach((name, properties) -> {
            if (!properties.equals(declared.get(name))) {
                tx.declare(Raw.kind(name, properties));
                LOG.info("There are objects of kind {} now", name);
            }
        });
        return null;
    }
}
