// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.BootEnv;
import org.millwright.models.Cidr;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

/** A server with two networks, on the second of which another server gives the addresses, and a third behind a relay. */
final class Lab implements AutoCloseable {
    static final Link ENO1 = link("eno1", 2, "192.168.124.1/24");
    static final Link ENO2 = link("eno2", 3, "10.0.0.10/8");
    static final Links LINKS = new Links(List.of(ENO1, ENO2));
    static final Request TEST = Request.of("test");

    final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    final OptionValues values = new OptionValues();
    final Responder responder;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Lab() {
        backend.layers(
                TEST,
                layers -> layers.with(new Layer(
                        "BasicStore",
                        Layer.Type.BASIC,
                        Map.of("Name", "BasicStore"),
                        Map.of(
                                "bootenvs",
                                Map.of(
                                        "local",
                                        read(BootEnv.KIND, "{'Name':'local','OS':{'Name':'local'}}"),
                                        "ignore",
                                        read(
                                                BootEnv.KIND,
                                                "{'Name':'ignore','OnlyUnknown':true,'OS':{'Name':'ignore'}}")),
                                "stages",
                                Map.of("none", read(Stage.KIND, "{'Name':'none'}"))))));
        var leasing = new Leasing(
                backend,
                new Offering(new Pickers(LINKS::own)),
                new Binding(query -> query.packet()
                        .address(Option.SERVER_ID)
                        .filter(ip -> LINKS.own(ip) || Optional.of(ip).equals(query.serverOverride()))
                        .isPresent()),
                clock());
        responder = new Responder(backend, leasing, values, new NoAddresses(), () -> 8091);
    }

    /** The subnets of the recorded conversations. */
    static Lab recorded() {
        var lab = new Lab();
        lab.add(Subnet.KIND, subnet("sub1", "192.168.124.1/24", "192.168.124.10", "192.168.124.15", "192.168.124.1"));
        lab.add(Subnet.KIND, "{'Name':'sub3','Enabled':true,'Proxy':true,'Subnet':'10.0.0.0/8'}");
        lab.add(Subnet.KIND, subnet("sub4", "172.17.10.8/24", "172.17.10.10", "172.17.10.15", "172.17.10.1"));
        return lab;
    }

    static String subnet(String name, String network, String start, String end, String router) {
        return ("{'Name':'%s','Enabled':true,'Subnet':'%s','ActiveStart':'%s','ActiveEnd':'%s','ActiveLeaseTime':60,"
                        + "'Options':[{'Code':3,'Value':'%s'},{'Code':6,'Value':'%s'},{'Code':15,'Value':'sub.com'}]}")
                .formatted(name, network, start, end, router, router);
    }

    <T extends Model> T add(Kind<T> kind, String json) {
        return backend.write(TEST, tx -> tx.create(kind, read(kind, json))).value();
    }

    <T extends Model> void save(Kind<T> kind, T object) {
        backend.write(TEST, tx -> tx.save(kind, object));
    }

    void deleteLeases() {
        backend.write(TEST, tx -> {
            tx.image().table(Lease.KIND).all().forEach(lease -> tx.delete(Lease.KIND, lease.key()));
            return null;
        });
    }

    Optional<Lease> lease(String address) {
        return backend.image().find(Lease.KIND, Ip.parse(address).hex()).map(Item::value);
    }

    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    Instant now() {
        return now;
    }

    /** What a client on this link gets; a second passes before each. */
    Optional<Packet> send(Link link, Ask ask) {
        return responder.respond(query(link, ask)).packet();
    }

    Packet answer(Link link, Ask ask) {
        return send(link, ask).orElseThrow(() -> new AssertionError("no answer"));
    }

    Optional<Packet> binl(Link link, Ask ask) {
        return responder
                .respond(
                        new Query(Service.BINL, ask.packet(), link, ask.packet().ciaddr(), 4011))
                .packet();
    }

    Query query(Link link, Ask ask) {
        return query(link, ask, Packet.ZERO);
    }

    Query query(Link link, Ask ask, Ip source) {
        pass(1);
        return new Query(Service.DHCP, ask.packet(), link, source, 68);
    }

    /** The options of a packet as text by code, in the order in which they are sent. */
    static String options(Packet packet) {
        return packet.options().entrySet().stream()
                .map(e ->
                        e.getKey() + "=" + Option.text(e.getKey(), e.getValue()).orElse("?"))
                .collect(Collectors.joining(" "));
    }

    static <T extends Model> T read(Kind<T> kind, String json) {
        return Wire.read(kind, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static Link link(String name, int index, String... addresses) {
        return new Link(
                name,
                index,
                Arrays.stream(addresses).map(a -> Cidr.parse(a).orElseThrow()).toList());
    }

    @Override
    public void close() {
        backend.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    record NoAddresses() implements Addresses {
        @Override
        public Ip localFor(Asker asker) {
            return Ip.NONE;
        }

        @Override
        public void seen(Asker asker) {}
    }
}
