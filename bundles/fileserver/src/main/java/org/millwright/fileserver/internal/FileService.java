// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.millwright.backend.events.Events;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Endpoint;
import org.millwright.files.FileSpace;
import org.millwright.http.Limits;
import org.millwright.http.OwnPort;
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

/** The static HTTP service, from its configuration to the announcement of where it answers. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.millwright.fileserver")
@Designate(ocd = FileService.Config.class)
public final class FileService {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.fileserver");

    /** Where, and whether at all. */
    @ObjectClassDefinition(name = "Millwright file server")
    public @interface Config {
        @AttributeDefinition(description = "Whether files are served by HTTP")
        boolean enabled() default true;

        @AttributeDefinition(description = "TCP port")
        int port() default 8091;

        @AttributeDefinition(description = "Connections at the same time; more wait")
        int connections() default 5000;

        @AttributeDefinition(description = "Connections of one address at the same time; more are closed")
        int connectionsPerClient() default 2500;

        @AttributeDefinition(description = "Who fetches or asks more slowly for half a minute is sent away")
        int bytesPerSecond() default 200;
    }

    private final AutoCloseable server;
    private final ServiceRegistration<Endpoint> announcement;

    @Activate
    public FileService(
            BundleContext context,
            @Reference FileSpace files,
            @Reference Addresses addresses,
            @Reference Events events,
            @Reference Metrics metrics,
            Config config)
            throws IOException {
        if (config.enabled()) {
            var handler = new CountedRequests(
                    new FileHandler(files, addresses, events), ServedRequests.of(metrics, "static"));
            var running = running(handler, config);
            server = running;
            String address = "http://0.0.0.0:" + running.number();
            announcement = announce(context, new Endpoint("static", running.number(), true, address));
            LOG.info("Files are served at port {}", running.number());
        } else {
            server = () -> {};
            announcement = announce(context, Endpoint.off("static", config.port()));
        }
    }

    private static OwnPort running(Handler handler, Config config) throws IOException {
        try {
            var limits = new Limits(config.connections(), config.connectionsPerClient(), config.bytesPerSecond());
            return StaticServer.start(handler, config.port(), limits);
        } catch (IOException e) {
            LOG.error(e.getMessage());
            throw e;
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
