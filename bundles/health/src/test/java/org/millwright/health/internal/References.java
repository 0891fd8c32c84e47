// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.framework.ServiceReference;

/** References to checks as the framework hands them out. */
final class References {

    @SuppressWarnings("unchecked")
    static ServiceReference<HealthCheck> to(String name, String... tags) {
        Map<String, Object> properties =
                Map.of(HealthCheck.NAME, name, HealthCheck.TAGS, tags, "service.id", (long) name.hashCode());
        return (ServiceReference<HealthCheck>) Proxy.newProxyInstance(
                References.class.getClassLoader(), new Class<?>[] {ServiceReference.class}, (proxy, method, given) -> {
                    return switch (method.getName()) {
                        case "getProperty" -> properties.get((String) given[0]);
                        case "hashCode" -> name.hashCode();
                        case "equals" -> proxy == given[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private References() {}
}
