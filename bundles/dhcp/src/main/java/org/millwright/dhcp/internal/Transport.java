// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** UDP sockets and the one thread that reads them: native where they can be bound to an interface, else portable. */
final class Transport implements AutoCloseable {
    private static final int LONGEST_PACKET = 16384;
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;

    private final boolean devices;
    private final EventLoopGroup loop;
    private final ChannelFactory<DatagramChannel> channels;

    Transport() {
        var threads = new DefaultThreadFactory("millwright-dhcp", true);
        devices = Epoll.isAvailable();
        loop = new MultiThreadIoEventLoopGroup(
                1, threads, devices ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        channels = devices
                ? () -> new EpollDatagramChannel(SocketProtocolFamily.INET)
                : () -> new NioDatagramChannel(SocketProtocolFamily.INET);
    }

    /** Whether sockets can be bound to an interface at all here. */
    boolean devices() {
        return devices;
    }

    /**
     * Opens a socket on all addresses, where a device is given on that interface alone: what comes in came through it,
     * and broadcasts leave through it.
     */
    Channel bind(Optional<String> device, int port, ChannelHandler handler) throws IOException {
        var registered = new Bootstrap()
                .group(loop)
                .channelFactory(channels)
                .option(ChannelOption.SO_BROADCAST, true)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_PACKET))
                .handler(handler)
                .register();
        done(registered);
        var channel = registered.channel();
        try {
            device.ifPresent(name -> bindToDevice(channel, name));
            done(channel.bind(new InetSocketAddress(port)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close().awaitUninterruptibly();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private static void bindToDevice(Channel channel, String device) {
        byte[] name = (device + "\0").getBytes(StandardCharsets.US_ASCII);
        channel.config()
                .setOption(
                        new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, name.length),
                        ByteBuffer.wrap(name));
    }

    private static void done(ChannelFuture future) throws IOException {
        future.awaitUninterruptibly();
        if (!future.isSuccess()) {
            throw future.cause() instanceof IOException io
                    ? io
                    : new IOException(future.cause().getMessage(), future.cause());
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
