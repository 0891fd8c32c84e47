// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateHealthTest {

    private static final Instant MADE = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant end;

    @BeforeEach
    void make() throws Exception {
        var made = new CertificateFolder(folder);
        made.fill(LocalNames.ofThisMachine(), Clock.fixed(MADE, ZoneOffset.UTC));
        end = made.certificate().orElseThrow().getNotAfter().toInstant();
    }

    private Status at(Instant now) {
        return new CertificateHealth(folder, Clock.fixed(now, ZoneOffset.UTC))
                .execute()
                .getStatus();
    }

    @Test
    void warnsAMonthBeforeItExpires() {
        assertThat(at(MADE)).isEqualTo(Status.OK);
        assertThat(at(end.minus(Duration.ofDays(31)))).isEqualTo(Status.OK);
        assertThat(at(end.minus(Duration.ofDays(29)))).isEqualTo(Status.WARN);
        assertThat(at(end.plus(Duration.ofSeconds(1)))).isEqualTo(Status.CRITICAL);
        assertThat(at(MADE.minus(Duration.ofDays(30)))).isEqualTo(Status.CRITICAL);
    }

    @Test
    void warnsWhereItCantBeRead() throws Exception {
        Files.writeString(folder.resolve("server.p12"), "nonsense");
        assertThat(at(MADE)).isEqualTo(Status.WARN);
    }
}
