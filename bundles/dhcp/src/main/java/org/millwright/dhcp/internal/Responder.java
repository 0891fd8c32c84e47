// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.Subnet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers each message by its type. An answer that gives an address exists only once the lease is durable. */
final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    private final Backend backend;
    private final Leasing leasing;
    private final OptionValues values;
    private final Addresses addresses;
    private final IntSupplier httpPort;

    Responder(Backend backend, Leasing leasing, OptionValues values, Addresses addresses, IntSupplier httpPort) {
        this.backend = backend;
        this.leasing = leasing;
        this.values = values;
        this.addresses = addresses;
        this.httpPort = httpPort;
    }

    Response respond(Query query) {
        var packet = query.packet();
        if (packet.op() != 1 || packet.chaddr().length == 0) {
            return Response.silent(Outcome.IGNORED); // not from a client, or from one that can't be told from others
        }
        var request = Request.of("dhcp").from(query.sender());
        var mark = request.mark();
        try (mark) {
            LOG.debug(
                    "{} {} xid {} from {} at {} by {}",
                    query.service(),
                    packet.type(),
                    Integer.toHexString(packet.xid()),
                    query.token(),
                    query.source(),
                    query.link().name());
            return query.service() == Service.BINL ? binl(query) : dhcp(query, request);
        }
    }

    private Response dhcp(Query query, Request request) {
        return switch (query.packet().type()) {
            case DISCOVER -> offer(query, leasing.discover(query, request));
            case REQUEST -> grant(query, leasing.request(query, request));
            case DECLINE -> {
                var verdict = noted(query, leasing.decline(query, request));
                verdict.lease().ifPresent(lease -> LOG.warn("{} declined {}: in use", query.token(), lease.addr()));
                yield Response.silent(verdict.outcome());
            }
            case RELEASE -> Response.silent(
                    noted(query, leasing.release(query, request)).outcome());
            case INFORM -> inform(query);
            case OFFER -> {
                LOG.warn("Competing DHCP server on network: {}", query.source());
                yield Response.silent(Outcome.IGNORED);
            }
            case ACK, NAK -> Response.silent(Outcome.IGNORED);
        };
    }

    private Response offer(Query query, Verdict verdict) {
        noted(query, verdict);
        if (verdict.outcome() != Outcome.OFFER) {
            return Response.silent(verdict.outcome());
        }
        var lease = verdict.lease().orElseThrow();
        return lease.state().equals("FAKE")
                ? bootOnly(query, MessageType.OFFER, lease, Packet.ZERO)
                : Response.of(Outcome.OFFER, full(query, MessageType.OFFER, lease, lease.addr(), lease.duration()));
    }

    private Response grant(Query query, Verdict verdict) {
        noted(query, verdict);
        if (verdict.outcome() == Outcome.NAK) {
            return Response.of(Outcome.NAK, Reply.nak(query, server(query, query.wanted())));
        }
        if (verdict.outcome() != Outcome.ACK) {
            return Response.silent(verdict.outcome());
        }
        var lease = verdict.lease().orElseThrow();
        addresses.seen(new Asker(lease.addr(), server(query, lease.addr())));
        return Response.of(Outcome.ACK, full(query, MessageType.ACK, lease, lease.addr(), lease.duration()));
    }

    /** RFC 2131 4.3.5: parameters for a client that has its address from elsewhere; no address, no times. */
    private Response inform(Query query) {
        var ledger = leasing.ledger(query);
        var client = query.packet().ciaddr().bits() != 0 ? query.packet().ciaddr() : query.source();
        Optional<Subnet> subnet = ledger.subnet().filter(s -> s.enabled() && !s.proxy() && ledger.inSubnet(client));
        if (subnet.isEmpty()) {
            return silence(query, Outcome.NO_INFO);
        }
        var reservation = ledger.reservation().filter(r -> r.addr().equals(client));
        var lease = Terms.apply(Offering.fake(ledger, subnet), reservation, subnet, ledger.via())
                .withAddr(client);
        return Response.of(Outcome.ACK, full(query, MessageType.ACK, lease, Packet.ZERO, 0));
    }

    /** PXE 2.1, boot server discovery: the file for a client that has its address already. */
    private Response binl(Query query) {
        if (query.packet().type() != MessageType.REQUEST) {
            return Response.silent(Outcome.IGNORED);
        }
        if (!query.wanted().isGlobalUnicast()) {
            return Response.of(Outcome.NAK, Reply.nak(query, server(query, query.wanted())));
        }
        var ledger = leasing.ledger(query);
        Optional<Subnet> subnet = ledger.subnet().filter(Subnet::enabled);
        return subnet.isEmpty()
                ? silence(query, Outcome.NO_INFO)
                : bootOnly(query, MessageType.ACK, Offering.fake(ledger, subnet), query.wanted());
    }

    private Response bootOnly(Query query, MessageType type, Lease lease, Ip address) {
        Ip server = server(query, address);
        var boot = NetBoot.decide(query.packet(), lease, backend.image(), server, httpPort);
        return boot.offered() && BootFile.wanted(query.packet())
                ? Response.of(
                        type == MessageType.OFFER ? Outcome.OFFER : Outcome.ACK,
                        Reply.proxy(query, type, server, address, rendered(query, lease), boot))
                : silence(query, Outcome.NO_PXE);
    }

    private static Response silence(Query query, Outcome outcome) {
        LOG.debug("{} for {}", outcome, query.token());
        return Response.silent(outcome);
    }

    private Packet full(Query query, MessageType type, Lease lease, Ip address, int seconds) {
        Ip server = server(query, lease.addr());
        var boot = NetBoot.decide(query.packet(), lease, backend.image(), server, httpPort);
        return Reply.lease(query, type, server, address, seconds, rendered(query, lease), boot);
    }

    private Map<Integer, byte[]> rendered(Query query, Lease lease) {
        return values.render(lease.options(), query.packet());
    }

    /** This server's address as the client can reach it: on its network, on its relay's, or else a known one. */
    private Ip server(Query query, Ip client) {
        var link = query.link();
        Ip server = link.addressNear(client)
                .or(() -> link.addressNear(query.packet().giaddr()))
                .or(() -> link.ips().stream().findFirst())
                .orElseGet(() -> addresses.localFor(new Asker(client, Ip.NONE)));
        return server.isV4() ? server : Packet.ZERO;
    }

    private static Verdict noted(Query query, Verdict verdict) {
        LOG.debug("{} for {}: {}", verdict.outcome(), query.token(), verdict.reason());
        return verdict;
    }
}
