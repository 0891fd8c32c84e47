// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.millwright.tls.KeyFileProblem;
import org.millwright.tls.KeyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives new connections the certificate that the files have now; what can't be used is named, and the old one stays. */
public final class Renewal extends AbstractLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tls");

    private final Server server;
    private final SslContextFactory.Server tls;
    private final KeyFiles files;
    private final Duration period;
    private Map<Path, FileTime> used = Map.of();
    private Map<Path, FileTime> seen = Map.of();
    private volatile Scheduler.Task next = () -> false;

    private Renewal(Server server, SslContextFactory.Server tls, KeyFiles files, Duration period) {
        this.server = server;
        this.tls = tls;
        this.files = files;
        this.period = period;
    }

    /** Before the start: where the files can't be used, what TLS was configured with is. */
    public static Renewal of(Server server, SslContextFactory.Server tls, KeyFiles files, Duration period) {
        var renewal = new Renewal(server, tls, files, period);
        renewal.used = files.state();
        renewal.seen = renewal.used;
        try {
            var store = files.read();
            tls.setKeyStore(store);
            renewal.tell(store);
        } catch (KeyFileProblem e) {
            LOG.error(e.getMessage());
        }
        return renewal;
    }

    @Override
    protected void doStart() {
        again();
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    private void again() {
        next = server.getScheduler().schedule(this::look, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Files that are being written change from look to look. */
    private void look() {
        var now = files.state();
        if (!now.equals(used) && now.equals(seen)) {
            used = now;
            renew();
        }
        seen = now;
        if (isRunning()) {
            again();
        }
    }

    private void renew() {
        try {
            var store = files.read();
            tls.reload(changed -> changed.setKeyStore(store));
            tell(store);
        } catch (KeyFileProblem e) {
            LOG.error("{}; the certificate stays as it was", e.getMessage());
        } catch (Exception e) {
            LOG.error("The certificate can't be changed", e);
        }
    }

    private void tell(KeyStore store) {
        try {
            var certificate = (X509Certificate) store.getCertificate(KeyFiles.ALIAS);
            LOG.info(
                    "The certificate is that of {} valid until {}",
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant());
            files.publish(store);
        } catch (Exception e) {
            LOG.warn("The certificate can't be put into server.pem: {}", e.getMessage());
        }
    }
}
