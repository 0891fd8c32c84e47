// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An address that a client was offered or has.
 *
 * @param via the address of this server or of the relay through which the client asked
 * @param duration in seconds
 * @param state PROBE, Offer, OFFER, ACK, EXPIRED, INVALID or FAKE
 * @param skipBoot whether boot options are left out
 * @param providedOptions those that the client was given
 */
@RecordBuilder
public record Lease(
        Map<String, String> meta,
        String endpoint,
        Ip addr,
        Ip nextServer,
        Ip via,
        String token,
        int duration,
        Instant expireTime,
        String strategy,
        String state,
        List<DhcpOption> options,
        boolean skipBoot,
        List<DhcpOption> providedOptions)
        implements Model, LeaseBuilder.With {

    /** The zero time of the wire: 0001-01-01T00:00:00Z. */
    public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    public static final Kind<Lease> KIND = Kind.of("leases", Lease.class)
            .key(lease -> lease.addr().hex())
            .attribute(Attribute.address("Addr", Lease::addr))
            .attribute(Attribute.text("Token", Lease::token).asIndexed())
            .attribute(Attribute.text("Strategy", Lease::strategy))
            .attribute(Attribute.text("State", Lease::state))
            .attribute(Attribute.one("ExpireTime", Attribute.Type.TIME, lease -> lease.expireTime()
                    .toString()))
            .check(Lease::check)
            .build();

    public Lease {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        addr = Fill.ip(addr);
        nextServer = Fill.ip(nextServer);
        via = Fill.ip(via);
        token = Fill.text(token);
        expireTime = expireTime == null ? NEVER : expireTime;
        strategy = Fill.text(strategy);
        state = Fill.text(state);
        options = Fill.list(options);
        providedOptions = Fill.list(providedOptions);
    }

    public boolean expired(Instant now) {
        return expireTime.isBefore(now);
    }

    private void check(Faults faults) {
        checkAddress(addr, faults);
        if (!"INVALID".equals(state)) {
            faults.fatal(token.isEmpty(), "Lease Token cannot be empty!");
            faults.fatal(strategy.isEmpty(), "Lease Strategy cannot be empty!");
        }
    }

    static void checkAddress(Ip addr, Faults faults) {
        faults.fatal(addr.isNone(), "IP Address is nil");
        faults.fatal(!addr.isNone() && !addr.isGlobalUnicast(), addr + " is not a valid IP address for dr-provision");
    }
}
