// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.backend.Backend;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Endpoint;
import org.millwright.metrics.Metrics;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Runs DHCP and BINL as configured, and says where they answer. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.dhcp")
@Designate(ocd = DhcpComponent.Config.class)
public final class DhcpComponent {

    /** Settings of the DHCP service. */
    @ObjectClassDefinition(name = "Millwright DHCP")
    public @interface Config {
        @AttributeDefinition(description = "Whether to answer DHCP and BINL at all")
        boolean enabled() default true;

        @AttributeDefinition(description = "UDP port of DHCP; clients listen at the next one")
        int port() default 67;

        @AttributeDefinition(description = "Whether to answer PXE clients that have their address from another server")
        boolean binlEnabled() default true;

        @AttributeDefinition(description = "UDP port of BINL")
        int binlPort() default 4011;

        @AttributeDefinition(description = "Names of the interfaces to answer on, with commas; empty: all but loopback")
        String interfaces() default "";
    }

    private final Optional<Dhcp> running;
    private final List<ServiceRegistration<Endpoint>> endpoints;

    @Activate
    public DhcpComponent(
            @Reference Backend backend,
            @Reference Addresses addresses,
            @Reference OptionValues values,
            @Reference WebPort web,
            @Reference Metrics metrics,
            BundleContext context,
            Config config) {
        var wanted = wanted(config);
        running = wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dhcp(
                        backend, addresses, values, web, new Interfaces(names(config)), counted(wanted, metrics)));
        Map<Service, Integer> ports = running.map(Dhcp::ports).orElse(Map.of());
        endpoints = List.of(
                publish(context, endpoint(Service.DHCP, config.port(), wanted, ports)),
                publish(context, endpoint(Service.BINL, config.binlPort(), wanted, ports)));
    }

    @Deactivate
    void close() {
        endpoints.forEach(ServiceRegistration::unregister);
        running.ifPresent(Dhcp::close);
    }

    private static Map<Service, Integer> wanted(Config config) {
        Map<Service, Integer> wanted = new EnumMap<>(Service.class);
        if (config.enabled()) {
            wanted.put(Service.DHCP, config.port());
            if (config.binlEnabled()) {
                wanted.put(Service.BINL, config.binlPort());
            }
        }
        return wanted;
    }

    private static List<ServedPort> counted(Map<Service, Integer> wanted, Metrics metrics) {
        return wanted.entrySet().stream()
                .map(one -> ServedPort.of(one.getKey(), one.getValue(), metrics))
                .toList();
    }

    private static Set<String> names(Config config) {
        return Arrays.stream(config.interfaces().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Endpoint endpoint(
            Service service, int configured, Map<Service, Integer> wanted, Map<Service, Integer> ports) {
        String name = service.endpoint();
        var missing = wanted.containsKey(service) ? Endpoint.failed(name, configured) : Endpoint.off(name, configured);
        return Optional.ofNullable(ports.get(service))
                .map(port -> new Endpoint(name, port, true, "0.0.0.0:" + port).wanting(configured))
                .orElse(missing);
    }

    private static ServiceRegistration<Endpoint> publish(BundleContext context, Endpoint endpoint) {
        return context.registerService(Endpoint.class, endpoint, null);
    }
}
