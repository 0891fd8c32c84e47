// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.IOException;
import java.util.Map;
import org.millwright.backend.events.Events;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Endpoint;
import org.millwright.files.FileSpace;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.ServedRequests;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TFTP service, from its configuration to the announcement of where it answers. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.tftp")
@Designate(ocd = TftpService.Config.class)
public final class TftpService {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tftp");

    /** Where, and whether at all. */
    @ObjectClassDefinition(name = "Millwright TFTP")
    public @interface Config {
        @AttributeDefinition(description = "Whether files are served by TFTP")
        boolean enabled() default true;

        @AttributeDefinition(description = "UDP port of requests")
        int port() default 69;

        @AttributeDefinition(description = "Transfers at once; further clients wait")
        int transfers() default 512;
    }

    private final AutoCloseable server;
    private final ServiceRegistration<Endpoint> announcement;

    @Activate
    public TftpService(
            BundleContext context,
            @Reference FileSpace files,
            @Reference Addresses addresses,
            @Reference Events events,
            @Reference Metrics metrics,
            Config config)
            throws IOException {
        if (config.enabled()) {
            var served = ServedRequests.of(metrics, "tftp");
            var running = TftpServer.start(
                    new Transfers(files, addresses, events, served, config.transfers()), config.port());
            server = running;
            var endpoint = new Endpoint("tftp", running.port(), true, "0.0.0.0:" + running.port());
            announcement = announce(context, endpoint.wanting(config.port()));
            LOG.info("TFTP answers at port {}", running.port());
        } else {
            server = () -> {};
            announcement = announce(context, Endpoint.off("tftp", config.port()));
        }
    }

    private static ServiceRegistration<Endpoint> announce(BundleContext context, Endpoint endpoint) {
        return context.registerService(
                Endpoint.class, endpoint, FrameworkUtil.asDictionary(Map.of("name", endpoint.name())));
    }

    @Deactivate
    void stop() throws Exception {
        announcement.unregister();
        server.close();
    }
}
