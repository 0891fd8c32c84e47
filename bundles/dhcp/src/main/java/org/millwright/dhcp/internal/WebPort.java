// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.backend.net.Endpoint;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The port at which this server's files are found over HTTP. */
@Component(service = WebPort.class)
public final class WebPort {
    private static final String NAME = "static";

    private final Collection<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void unbind(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** The port in use, or the usual one while the listener has not said. */
    int port() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.name().equals(NAME))
                .findFirst()
                .map(Endpoint::port)
                .orElseGet(() -> Endpoint.PORTS.get(NAME));
    }
}
