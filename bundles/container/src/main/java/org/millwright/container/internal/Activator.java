// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;

/** Puts the checks and the weaver in place, before the bundles that they concern. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        String port = context.getProperty("millwright.api-port");
        if (!free(port == null ? 8092 : Integer.parseInt(port))) {
            System.err.println("millwright: port " + (port == null ? "8092" : port)
                    + " is taken or not allowed; choose another with --api-port");
            // Nothing that needs a clean end runs yet, and the framework is in the middle of its start.
            Runtime.getRuntime().halt(1);
        }
        if (SubjectWeaver.needed(Runtime.version().feature())) {
            context.registerService(WeavingHook.class, new SubjectWeaver(), null);
        }
        // Under this name: File Install finds no service that is a mere ArtifactListener.
        context.registerService(ArtifactInstaller.class, new Unclaimed(), null);
        context.addFrameworkListener(new StartCheck(
                context, System.err, () -> new Thread(() -> System.exit(1), "Exit after a failed start").start()));
    }

    @Override
    public void stop(BundleContext context) {}

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
