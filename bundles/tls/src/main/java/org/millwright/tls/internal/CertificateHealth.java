// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether the certificate is good now, and will be for a while. */
@Component(property = {"hc.name=certificate", "hc.tags=security", "hc.resultCacheTtlInMs:Long=60000"})
public final class CertificateHealth implements HealthCheck {

    private static final Duration AHEAD = Duration.ofDays(30);

    private final CertificateFolder folder;
    private final Clock clock;

    @Activate
    public CertificateHealth(BundleContext context) {
        this(Activator.folder(context), Clock.systemUTC());
    }

    CertificateHealth(Path folder, Clock clock) {
        this.folder = new CertificateFolder(folder);
        this.clock = clock;
    }

    @Override
    public Result execute() {
        try {
            return folder.certificate()
                    .map(found -> result(
                            found.getNotBefore().toInstant(),
                            found.getNotAfter().toInstant()))
                    .orElseGet(() -> new Result(Result.Status.WARN, "There is no certificate where one is made"));
        } catch (IOException | GeneralSecurityException e) {
            return new Result(Result.Status.WARN, "The certificate can't be read: " + e.getMessage());
        }
    }

    private Result result(Instant from, Instant until) {
        var now = clock.instant();
        if (now.isBefore(from)) {
            return new Result(Result.Status.CRITICAL, "The certificate is good from " + from + " only");
        }
        if (now.isAfter(until)) {
            return new Result(Result.Status.CRITICAL, "The certificate expired at " + until);
        }
        var status = now.plus(AHEAD).isAfter(until) ? Result.Status.WARN : Result.Status.OK;
        return new Result(status, "The certificate is good until " + until);
    }
}
