// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.net.Endpoint;

class EndpointHealthTest {

    private final AtomicLong nanos = new AtomicLong();
    private final EndpointHealth health = new EndpointHealth(nanos::get);

    @BeforeEach
    void announceAllButDhcp() {
        health.addEndpoint(new Endpoint("api", 8092, true, "https://h:8092"));
        health.addEndpoint(new Endpoint("static", 8091, true, "http://h:8091"));
        health.addEndpoint(Endpoint.off("tftp", 69));
        health.addEndpoint(Endpoint.off("binl", 4011));
    }

    @Test
    void isWellWhenAllAnswerOrAreSwitchedOff() {
        health.addEndpoint(new Endpoint("dhcp", 67, true, "0.0.0.0:67").wanting(67));
        assertThat(health.execute().getStatus()).isEqualTo(Status.OK);
    }

    @Test
    void waitsAWhileForOneThatStarts() {
        assertThat(health.execute().getStatus()).isEqualTo(Status.TEMPORARILY_UNAVAILABLE);
        nanos.set(Duration.ofMinutes(2).toNanos());
        assertThat(health.execute().toString()).contains("CRITICAL", "dhcp does not answer");
    }

    @Test
    void warnsOfAPortThatFirmwareDoesNotAsk() {
        health.addEndpoint(new Endpoint("dhcp", 10067, true, "0.0.0.0:10067").wanting(67));
        assertThat(health.execute().getStatus()).isEqualTo(Status.WARN);
        assertThat(health.execute().toString()).contains("port 67 can't be had: it answers at 10067");
    }

    @Test
    void isCriticalWhenAServiceHasNoPort() {
        health.addEndpoint(Endpoint.failed("dhcp", 67));
        assertThat(health.execute().getStatus()).isEqualTo(Status.CRITICAL);
    }
}
