// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.millwright.dhcp.packet.MalformedPacketException;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes packets from one socket and sends the answers there. No packet ends it. */
final class Intake extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    private final ServedPort port;
    private final BiFunction<Packet, Ip, Optional<Link>> links;
    private final Function<Query, Response> responder;
    private final Executor workers;

    /** @param links the interface by which a packet came from an address */
    Intake(
            ServedPort port,
            BiFunction<Packet, Ip, Optional<Link>> links,
            Function<Query, Response> responder,
            Executor workers) {
        this.port = port;
        this.links = links;
        this.responder = responder;
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        byte[] bytes = ByteBufUtil.getBytes(datagram.content());
        var sender = datagram.sender();
        workers.execute(() -> answer(bytes, sender, context.channel()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("{} socket goes on after: {}", port.service(), cause.toString());
    }

    private void answer(byte[] bytes, InetSocketAddress sender, Channel channel) {
        long start = System.nanoTime();
        port.counts().requestSize().observe(bytes.length);
        try {
            var packet = Packet.parse(bytes, bytes.length);
            port.counts().asked(packet.type());
            var outcome = answer(packet, sender, channel);
            port.counts().replied(outcome.toString());
        } catch (MalformedPacketException e) {
            port.counts().malformed(e.getMessage());
            LOG.debug("{} from {}: {}", port.service(), sender, e.getMessage());
        } catch (RuntimeException e) {
            port.counts().replied(Outcome.FAILED.toString());
            LOG.warn("A {} packet from {} stays without an answer: {}", port.service(), sender, e.toString());
            LOG.debug("The cause", e);
        }
        port.counts().duration().observe(System.nanoTime() - start);
    }

    private Outcome answer(Packet packet, InetSocketAddress sender, Channel channel) {
        var source = Ip.of(sender.getAddress());
        Optional<Link> link = links.apply(packet, source);
        if (link.isEmpty()) {
            LOG.debug("{} from {}: {}", port.service(), sender, Outcome.BAD_INTERFACE);
            return Outcome.BAD_INTERFACE;
        }
        var query = new Query(port.service(), packet, link.get(), source, sender.getPort());
        var response = responder.apply(query);
        response.packet().ifPresent(reply -> send(query, reply, channel));
        return response.outcome();
    }

    private void send(Query query, Packet reply, Channel channel) {
        var to = Destination.of(query, reply, port.number());
        byte[] encoded = reply.encode();
        port.counts().responseSize().observe(encoded.length);
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(encoded), to))
                .addListener(sent -> {
                    if (sent.isSuccess()) {
                        LOG.debug(
                                "{} {} to {} by {}",
                                port.service(),
                                reply.type(),
                                to,
                                query.link().name());
                    } else {
                        LOG.warn(
                                "{} {} can't be sent to {}: {}",
                                port.service(),
                                reply.type(),
                                to,
                                sent.cause().toString());
                    }
                });
    }
}
