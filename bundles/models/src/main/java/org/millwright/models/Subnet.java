// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network on which this server hands out addresses, or only boot files. Lease times are seconds. */
@RecordBuilder
public record Subnet(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        boolean enabled,
        boolean proxy,
        boolean unmanaged,
        String subnet,
        Ip nextServer,
        Ip activeStart,
        Ip activeEnd,
        int activeLeaseTime,
        int reservedLeaseTime,
        boolean onlyReservations,
        List<DhcpOption> options,
        String strategy,
        List<String> pickers)
        implements Model, SubnetBuilder.With {

    private static final Set<String> PICKERS = Set.of("none", "hint", "nextFree", "mostExpired", "point2point");

    public static final Kind<Subnet> KIND = Kind.of("subnets", Subnet.class)
            .key(Attribute.text("Name", Subnet::name))
            .attribute(Attribute.text("Strategy", Subnet::strategy))
            .attribute(Attribute.address("NextServer", Subnet::nextServer))
            .attribute(Attribute.cidr("Subnet", Subnet::subnet).asUnique())
            .attribute(Attribute.one("Address", Attribute.Type.RANGE, Subnet::range))
            .attribute(Attribute.one("ActiveAddress", Attribute.Type.RANGE, Subnet::activeRange))
            .attribute(Attribute.flag("Enabled", Subnet::enabled))
            .attribute(Attribute.sortedFlag("Proxy", Subnet::proxy))
            .check(Subnet::check)
            .build();

    public Subnet {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        subnet = Fill.text(subnet);
        nextServer = Fill.ip(nextServer);
        activeStart = Fill.ip(activeStart);
        activeEnd = Fill.ip(activeEnd);
        activeLeaseTime = activeLeaseTime == 0 ? 60 : activeLeaseTime;
        reservedLeaseTime = reservedLeaseTime == 0 ? 7200 : reservedLeaseTime;
        options = Fill.list(options);
        strategy = Fill.text(strategy, "MAC");
        pickers = pickers != null && !pickers.isEmpty()
                ? List.copyOf(pickers)
                : onlyReservations ? List.of("none") : List.of("hint", "nextFree", "mostExpired");
    }

    /** The network, where {@code Subnet} is one. */
    public Optional<Cidr> cidr() {
        return Cidr.parse(subnet);
    }

    private String range() {
        return cidr().map(cidr -> cidr.network() + "-" + cidr.broadcast()).orElse("");
    }

    private String activeRange() {
        return activeStart.isV4() && activeEnd.isV4() ? activeStart + "-" + activeEnd : "";
    }

    /** Whether it hands out this address to those without a reservation. */
    public boolean active(Ip address) {
        return address.isV4() && activeStart.compareTo(address) <= 0 && address.compareTo(activeEnd) <= 0;
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        cidr().ifPresentOrElse(cidr -> check(cidr, faults), () -> {
            String message = "Invalid subnet " + subnet + ": invalid CIDR address: " + subnet;
            // Clients know it twice.
            faults.fatal(message);
            faults.fatal(message);
        });
    }

    private void check(Cidr cidr, Faults faults) {
        faults.fatal(!cidr.network().isGlobalUnicast(), cidr.network() + " is not a valid IP address for dr-provision");
        faults.fatal(
                !nextServer.isNone() && nextServer.bits() != 0 && !nextServer.isGlobalUnicast(),
                nextServer + " is not a valid IP address for dr-provision");
        faults.fatal(unmanaged && proxy, "Unmanaged and Proxy cannot both be true");
        if (!onlyReservations && !proxy) {
            checkRange(cidr, faults);
        }
        faults.fatal(
                reservedLeaseTime < 7200,
                "ReservedLeaseTime must be greater than or equal to 7200 seconds, not " + reservedLeaseTime);
        for (String picker : pickers) {
            faults.fatal(!PICKERS.contains(picker), "Picker " + picker + " is not a valid lease picking strategy");
        }
    }

    private void checkRange(Cidr cidr, Faults faults) {
        faults.fatal(activeStart.isNone(), "IP Address is nil");
        faults.fatal(activeEnd.isNone(), "IP Address is nil");
        String range = " not in subnet range " + cidr.network() + "/" + cidr.prefix();
        faults.fatal(!cidr.contains(activeStart), "ActiveStart " + shown(activeStart) + range);
        faults.fatal(!cidr.contains(activeEnd), "ActiveEnd " + shown(activeEnd) + range);
        faults.fatal(
                activeStart.isV4() && activeEnd.isV4() && activeStart.compareTo(activeEnd) > 0,
                "ActiveStart " + activeStart + " must be less than or equal to ActiveEnd " + activeEnd);
        faults.fatal(
                activeLeaseTime < 60,
                "ActiveLeaseTime must be greater than or equal to 60 seconds, not " + activeLeaseTime);
    }

    private static String shown(Ip address) {
        return address.isNone() ? "<nil>" : address.text();
    }
}
