// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.backend.Image;
import org.millwright.backend.Table;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** What one image says about the client of one query, so that subnet, reservation and lease agree. */
final class Ledger {
    /** The one strategy: the hardware address identifies the client. */
    static final String STRATEGY = "MAC";

    private final Image image;
    private final Query query;
    private final Instant now;
    private final Optional<Subnet> subnet;

    Ledger(Image image, Query query, Instant now) {
        this.image = image;
        this.query = query;
        this.now = now;
        this.subnet = subnets().filter(s -> viaIn(s).isPresent()).findFirst();
    }

    Query query() {
        return query;
    }

    Instant now() {
        return now;
    }

    /** The first subnet, by name, that contains an address by which the query came. */
    Optional<Subnet> subnet() {
        return subnet;
    }

    /** The first subnet, by name, that contains this address. */
    Optional<Subnet> subnetOf(Ip address) {
        return subnets().filter(s -> contains(s, address)).findFirst();
    }

    /** The address by which the query came, of several the one inside the subnet. */
    Ip via() {
        return subnet.flatMap(this::viaIn)
                .orElseGet(() -> query.vias().stream().findFirst().orElse(Ip.NONE));
    }

    /** The reservation of the wanted address, else the one in this subnet, else the one for all of them. */
    Optional<Reservation> reservation() {
        return reservationAt(query.wanted())
                .filter(this::forClient)
                .filter(r -> !r.scoped() || inSubnet(r.addr()))
                .or(() -> reservations()
                        .filter(r -> r.scoped() && inSubnet(r.addr()))
                        .findFirst())
                .or(() -> reservations().filter(r -> !r.scoped()).findFirst());
    }

    Optional<Reservation> reservationAt(Ip address) {
        return image.find(Reservation.KIND, address.hex()).map(Item::value);
    }

    boolean forClient(Reservation reservation) {
        return reservation.strategy().equals(STRATEGY) && reservation.token().equals(query.token());
    }

    Optional<Lease> lease(Ip address) {
        return image.find(Lease.KIND, address.hex()).map(Item::value);
    }

    /** The client's leases, in the order of their addresses. */
    List<Lease> leases() {
        return image.table(Lease.KIND).with("Token", query.token()).stream()
                .map(Item::value)
                .filter(this::ofClient)
                .toList();
    }

    Table<Lease> allLeases() {
        return image.table(Lease.KIND);
    }

    /** How many addresses have a lease or a reservation, on all networks. */
    int used() {
        return allLeases().size() + image.table(Reservation.KIND).size();
    }

    boolean ofClient(Lease lease) {
        return lease.strategy().equals(STRATEGY) && lease.token().equals(query.token());
    }

    /** Whether another client has the lease now, or nobody may. */
    boolean taken(Lease lease) {
        return !ofClient(lease) && !lease.expired(now);
    }

    boolean inSubnet(Ip address) {
        return subnet.isPresent() && contains(subnet.get(), address);
    }

    private Stream<Subnet> subnets() {
        return image.table(Subnet.KIND).all().stream().map(Item::value);
    }

    private Stream<Reservation> reservations() {
        return image.table(Reservation.KIND).with("Token", query.token()).stream()
                .map(Item::value)
                .filter(this::forClient);
    }

    private Optional<Ip> viaIn(Subnet candidate) {
        return query.vias().stream()
                .filter(Ip::isGlobalUnicast)
                .filter(via -> contains(candidate, via))
                .findFirst();
    }

    private static boolean contains(Subnet candidate, Ip address) {
        return candidate.cidr().filter(cidr -> cidr.contains(address)).isPresent();
    }
}
