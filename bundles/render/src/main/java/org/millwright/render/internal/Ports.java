// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.backend.net.Endpoint;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The ports at which this server's listeners answer. */
@Component(service = Ports.class)
public final class Ports {

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void unbind(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** The port in use, or the usual one while the listener has not said. */
    int port(String name) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .map(Endpoint::port)
                .orElseGet(() -> Endpoint.PORTS.get(name));
    }
}
