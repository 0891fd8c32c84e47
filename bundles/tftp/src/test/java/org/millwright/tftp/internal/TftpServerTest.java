// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.events.Told;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.FileSpace;
import org.millwright.files.ServedFile;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.ServedRequests;
import org.millwright.models.Ip;

class TftpServerTest implements FileSpace, Addresses {

    @TempDir
    private Path folder;

    private final List<Asker> seen = new CopyOnWriteArrayList<>();
    private final EventHub events = new EventHub();
    private static final ServedRequests SERVED = ServedRequests.of(Metrics.NONE, "tftp");

    private TftpServer server;
    private Client client;

    private TftpServer start(int port, int most) throws IOException {
        return TftpServer.start(new Transfers(this, this, events, SERVED, most), port);
    }

    @BeforeEach
    void start() throws IOException {
        server = start(0, 4);
        client = new Client("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Override
    public Optional<ServedFile> open(String path, Asker asker) {
        if (path.equals("text")) {
            return Optional.of(new ServedFile.Rendered(
                    ("for " + asker.remote() + " at " + asker.local()).getBytes(StandardCharsets.UTF_8)));
        }
        if (path.equals("bad")) {
            throw new FileProblem("template: t:1: it failed", null);
        }
        if (path.equals("crash")) {
            throw new IllegalStateException("a fault of the server (expected in this test)");
        }
        var file = folder.resolve(path);
        if (Files.isDirectory(file)) {
            return Optional.of(new ServedFile.Directory(file));
        }
        return Files.exists(file) ? Optional.of(new ServedFile.OnDisk(file)) : Optional.empty();
    }

    @Override
    public Ip localFor(Asker asker) {
        return asker.local();
    }

    @Override
    public void seen(Asker asker) {
        seen.add(asker);
    }

    private byte[] file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    @Test
    void tellsThoseWhoFollowWhichFilesItServes() throws IOException {
        file("f", 100);
        var told = new CopyOnWriteArrayList<Told>();
        try (var following = events.follow(told::add)) {
            client.request(Packets.READ, "f", "octet");
            client.rest(512);
        }
        assertThat(told)
                .extracting(one -> one.event().type() + "." + one.event().action() + "."
                        + one.event().key())
                .containsExactly("tftp.serve.f");
    }

    @Test
    void sendsAFileInBlocksOf512() throws IOException {
        byte[] bytes = file("f", 1300);
        client.request(Packets.READ, "f", "octet");
        assertThat(client.rest(512)).isEqualTo(bytes);
    }

    @Test
    void endsAFileOfWholeBlocksWithAnEmptyOne() throws IOException {
        file("f", 1024);
        client.request(Packets.READ, "f", "octet");
        assertThat(client.next()).isEqualTo("DATA 1 512");
        client.ack(1);
        assertThat(client.next()).isEqualTo("DATA 2 512");
        client.ack(2);
        assertThat(client.next()).isEqualTo("DATA 3 0");
        client.ack(3);
    }

    @Test
    void answersAtTheAddressThatWasAsked() throws IOException {
        try (var other = new Client("127.0.0.1", server.port())) {
            other.request(Packets.READ, "text", "octet");
            assertThat(other.rest(512)).asString().isEqualTo("for 127.0.0.1 at 127.0.0.1");
            assertThat(other.transfer().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
            assertThat(other.transfer().getPort()).isNotEqualTo(server.port());
        }
        assertThat(seen).contains(new Asker(Ip.parse("127.0.0.1"), Ip.parse("127.0.0.1")));
    }

    @Test
    void agreesOnOptions() throws IOException {
        byte[] bytes = file("f", 5000);
        client.request(Packets.READ, "f", "OCTET", "tsize", "0", "blksize", "1428", "timeout", "3", "odd", "1");
        assertThat(client.next()).isEqualTo("OACK tsize 5000 blksize 1428 timeout 3");
        client.ack(0);
        assertThat(client.rest(1428)).isEqualTo(bytes);
    }

    @Test
    void ignoresBlockSizesThatMakeNoSense() throws IOException {
        file("f", 10);
        for (String size : List.of("8", "70000", "abc")) {
            client.request(Packets.READ, "f", "octet", "blksize", size);
            assertThat(client.next()).isEqualTo("DATA 1 10");
            client.ack(1);
        }
    }

    @Test
    void sendsAWindowAtOnceAndGoesBackToWhatWasMissed() throws IOException {
        file("f", 4 * 512 + 100);
        client.request(Packets.READ, "f", "octet", "windowsize", "4");
        assertThat(client.next()).isEqualTo("OACK windowsize 4");
        client.ack(0);
        assertThat(received(4)).containsExactly("DATA 1 512", "DATA 2 512", "DATA 3 512", "DATA 4 512");
        client.ack(2);
        assertThat(received(3)).containsExactly("DATA 3 512", "DATA 4 512", "DATA 5 100");
        client.ack(5);
    }

    @Test
    void doesNotAnswerAnOldAcknowledgementTwice() throws IOException {
        file("f", 1200);
        client.request(Packets.READ, "f", "octet");
        assertThat(client.next()).isEqualTo("DATA 1 512");
        client.ack(1);
        client.ack(1);
        client.ack(1);
        assertThat(client.next()).isEqualTo("DATA 2 512");
        client.ack(2);
        assertThat(client.next()).isEqualTo("DATA 3 176");
        client.ack(3);
    }

    @Test
    void sendsAgainWhatIsNotAcknowledged() throws IOException {
        file("f", 600);
        client.request(Packets.READ, "f", "octet", "timeout", "1");
        assertThat(client.next()).isEqualTo("OACK timeout 1");
        client.ack(0);
        assertThat(client.next()).isEqualTo("DATA 1 512");
        assertThat(client.next()).isEqualTo("DATA 1 512");
        client.ack(1);
        assertThat(client.next()).isEqualTo("DATA 2 88");
        client.ack(2);
    }

    @Test
    void countsBlocksOnBeyondTheirNumbers() throws IOException {
        byte[] bytes = file("f", 66_000 * 512 + 7);
        client.request(Packets.READ, "f", "octet");
        assertThat(client.rest(512)).isEqualTo(bytes);
    }

    @Test
    void sendsTextLinesInNetascii() throws IOException {
        Files.writeString(folder.resolve("f"), "a\nb\rc\n");
        client.request(Packets.READ, "f", "netascii", "tsize", "0");
        assertThat(client.rest(512)).asString().isEqualTo("a\r\nb\r\0c\r\n");
    }

    @Test
    void saysWhyItCannot() throws IOException {
        Files.createDirectory(folder.resolve("dir"));
        client.request(Packets.READ, "none", "octet");
        assertThat(client.next()).isEqualTo("ERROR 1 open none: no such file or directory");
        client.request(Packets.READ, "dir", "octet");
        assertThat(client.next()).isEqualTo("ERROR 1 read dir: is a directory");
        client.request(Packets.READ, "bad", "octet");
        assertThat(client.next()).isEqualTo("ERROR 1 template: t:1: it failed");
        client.request(Packets.WRITE, "f", "octet");
        assertThat(client.next()).isEqualTo("ERROR 1 server does not support write requests");
        client.request(Packets.READ, "");
        assertThat(client.next()).isEqualTo("ERROR 4 malformed request");
    }

    @Test
    void goesOnAfterNonsense() throws IOException {
        client.request(Packets.READ, "crash", "octet");
        client.request(77);
        try (var bare = new DatagramSocket()) {
            bare.connect(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), server.port()));
            bare.send(new java.net.DatagramPacket(new byte[0], 0));
            bare.send(new java.net.DatagramPacket(new byte[] {0}, 1));
        }
        try (var other = new Client("127.0.0.1", server.port())) {
            other.request(Packets.READ, "text", "octet");
            assertThat(other.rest(512)).asString().startsWith("for 127.0.0.1");
        }
    }

    @Test
    void freesAPlaceWhenAClientGivesUp() throws IOException {
        file("f", 2000);
        for (int i = 0; i < 20; i++) {
            try (var probing = new Client("127.0.0.1", server.port())) {
                probing.request(Packets.READ, "f", "octet", "tsize", "0");
                assertThat(probing.next()).isEqualTo("OACK tsize 2000");
                probing.error();
            }
        }
    }

    @Test
    void freesAPlaceWhenAClientIsGone() throws IOException {
        file("f", 2000);
        for (int i = 0; i < 20; i++) {
            try (var gone = new Client("127.0.0.1", server.port())) {
                gone.request(Packets.READ, "f", "octet", "timeout", "1");
                assertThat(gone.next()).isEqualTo("OACK timeout 1");
            }
        }
    }

    @Test
    void beginsAnewForAClientThatStartsOver() throws IOException {
        byte[] bytes = file("f", 2000);
        client.request(Packets.READ, "f", "octet");
        assertThat(client.next()).isEqualTo("DATA 1 512");
        client.request(Packets.READ, "f", "octet");
        assertThat(client.rest(512)).isEqualTo(bytes);
    }

    @Test
    void namesAPortThatIsTaken() {
        assertThatThrownBy(() -> start(server.port(), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UDP port " + server.port() + " for TFTP can't be bound");
    }

    @Test
    void freesThePortAtTheEnd() throws IOException {
        server.close();
        server = start(server.port(), 4);
        client.request(Packets.READ, "text", "octet");
        assertThat(client.rest(512)).isNotEmpty();
    }

    private List<String> received(int count) throws IOException {
        var received = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            received.add(client.next());
        }
        return received;
    }
}
