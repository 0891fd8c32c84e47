// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Sees to it that there is a certificate before the web server opens its port. An activator, not a component: it must be
 * done when its start level is left.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) throws IOException, GeneralSecurityException {
        new CertificateFolder(folder(context)).fill(LocalNames.ofThisMachine(), Clock.systemUTC());
    }

    static Path folder(BundleContext context) {
        return Path.of(context.getProperty("millwright.base-root"), "tls");
    }

    @Override
    public void stop(BundleContext context) {}
}
