// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * An address kept for one client.
 *
 * @param token what identifies the client under the strategy; for {@code MAC} its hardware address
 * @param scoped whether it holds only inside its subnet
 * @param duration of leases, in seconds; 0 takes the subnet's
 */
@RecordBuilder
public record Reservation(
        Map<String, String> meta,
        String endpoint,
        Ip addr,
        String description,
        String documentation,
        String token,
        String subnet,
        Ip nextServer,
        List<DhcpOption> options,
        String strategy,
        boolean scoped,
        int duration)
        implements Model, ReservationBuilder.With {

    public static final Kind<Reservation> KIND = Kind.of("reservations", Reservation.class)
            .key(reservation -> reservation.addr().hex())
            .attribute(Attribute.address("Addr", Reservation::addr))
            .attribute(Attribute.text("Token", Reservation::token).asIndexed())
            .attribute(Attribute.text("Strategy", Reservation::strategy))
            .attribute(Attribute.address("NextServer", Reservation::nextServer))
            .check(Reservation::check)
            .build();

    public Reservation {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        addr = Fill.ip(addr);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        token = Fill.text(token);
        subnet = Fill.text(subnet);
        nextServer = Fill.ip(nextServer);
        options = Fill.list(options);
        strategy = Fill.text(strategy);
    }

    private void check(Faults faults) {
        Lease.checkAddress(addr, faults);
        faults.fatal(token.isEmpty(), "Reservation Token cannot be empty!");
        faults.fatal(strategy.isEmpty(), "Reservation Strategy cannot be empty!");
    }
}
