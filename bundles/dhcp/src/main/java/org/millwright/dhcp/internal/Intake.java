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

    private final Service service;
    private final int port;
    private final BiFunction<Packet, Ip, Optional<Link>> links;
    private final Function<Query, Optional<Packet>> responder;
    private final Executor workers;

    /** @param links the interface by which a packet came from an address */
    Intake(
            Service service,
            int port,
            BiFunction<Packet, Ip, Optional<Link>> links,
            Function<Query, Optional<Packet>> responder,
            Executor workers) {
        this.service = service;
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
        LOG.debug("{} socket goes on after: {}", service, cause.toString());
    }

    private void answer(byte[] bytes, InetSocketAddress sender, Channel channel) {
        try {
            var packet = Packet.parse(bytes, bytes.length);
            var source = Ip.of(sender.getAddress());
            Optional<Link> link = links.apply(packet, source);
            if (link.isEmpty()) {
                LOG.debug("{} from {}: {}", service, sender, Outcome.BAD_INTERFACE);
                return;
            }
            var query = new Query(service, packet, link.get(), source, sender.getPort());
            responder.apply(query).ifPresent(reply -> send(query, reply, channel));
        } catch (MalformedPacketException e) {
            LOG.debug("{} from {}: {}", service, sender, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("A {} packet from {} stays without an answer: {}", service, sender, e.toString());
            LOG.debug("The cause", e);
        }
    }

    private void send(Query query, Packet reply, Channel channel) {
        var to = Destination.of(query, reply, port);
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(reply.encode()), to))
                .addListener(sent -> {
                    if (sent.isSuccess()) {
                        LOG.debug(
                                "{} {} to {} by {}",
                                service,
                                reply.type(),
                                to,
                                query.link().name());
                    } else {
                        LOG.warn(
                                "{} {} can't be sent to {}: {}",
                                service,
                                reply.type(),
                                to,
                                sent.cause().toString());
                    }
                });
    }
}
