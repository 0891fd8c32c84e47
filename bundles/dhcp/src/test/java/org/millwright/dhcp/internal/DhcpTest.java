// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.dhcp.packet.MalformedPacketException;
import org.millwright.dhcp.packet.Packet;
import org.millwright.metrics.internal.PrometheusPage;
import org.millwright.metrics.internal.Registry;
import org.millwright.models.Ip;

/** The services on real sockets, over the loopback. */
final class DhcpTest {
    private final Lab lab = Lab.recorded();
    private final Registry metrics = new Registry();

    @AfterEach
    void close() {
        lab.close();
    }

    private Dhcp start(int port) {
        return new Dhcp(
                lab.backend,
                new Lab.NoAddresses(),
                lab.values,
                new WebPort(),
                new Interfaces(Set.of("lo")),
                List.of(ServedPort.of(Service.BINL, port, metrics)));
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The answer to a firmware behind a relay, which asks the boot server. */
    private static Packet ask(int port) throws IOException, MalformedPacketException {
        byte[] bytes = Ask.request("00:00:00:00:00:01")
                .pxe(7)
                .option(55, 43, 60, 66, 67)
                .ciaddr("172.17.10.99")
                .giaddr("172.17.10.1")
                .bytes();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(10_000);
            socket.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, InetAddress.getLoopbackAddress(), port));
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            var answer = new DatagramPacket(new byte[2000], 2000);
            socket.receive(answer);
            return Packet.parse(answer.getData(), answer.getLength());
        }
    }

    @Test
    void answersOnTheInterfaceAndAgainAfterARestart() throws Exception {
        int port = freePort();
        for (int start = 0; start < 2; start++) {
            try (var dhcp = start(port)) {
                assertThat(dhcp.ports()).containsEntry(Service.BINL, port);
                var ack = ask(port);
                assertThat(ack.yiaddr()).isEqualTo(Ip.parse("172.17.10.99"));
                assertThat(ack.file()).isEqualTo("ipxe.efi");
                assertThat(ack.siaddr()).isEqualTo(Packet.ZERO); // the loopback is no server address
                assertThat(ack.address(54)).contains(Ip.parse("127.0.0.1"));
            }
        }
        assertThat(new String(new PrometheusPage(metrics).text(), UTF_8))
                .contains("drp_binl_requests_total{type=\"TooSmall\"} 2\n")
                .contains("drp_binl_requests_total{type=\"Request\"} 2\n")
                .contains("drp_binl_replies_total{type=\"ACK\"} 2\n")
                .contains("drp_binl_request_duration_seconds_count 4\n")
                .contains("drp_binl_response_size_bytes_count 2\n");
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        int port = freePort();
        try (var dhcp = start(port)) {
            assertThat(ask(port).file()).isEqualTo("ipxe.efi");
        }
        var own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("millwright-dhcp"))
                .toList();
        for (var thread : own) {
            // The last of them says that it has ended while it still does.
            thread.join(10_000);
        }
        assertThat(own).noneMatch(Thread::isAlive);
    }

    @Test
    void movesToTheHigherPortWhereTheOtherIsTaken() throws Exception {
        try (var taken = new DatagramSocket(null)) {
            taken.setReuseAddress(false);
            taken.bind(new InetSocketAddress(freePortBelow()));
            try (var dhcp = start(taken.getLocalPort())) {
                assertThat(dhcp.ports()).containsEntry(Service.BINL, taken.getLocalPort() + 10_000);
            }
        }
    }

    /** One whose alternative is a port, too, and free. */
    private static int freePortBelow() {
        return IntStream.range(20_000, 30_000)
                .filter(port -> free(port) && free(port + 10_000))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
