// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ports of the API and of files: what they speak, what they refuse, and that no client keeps others from them. */
class TransportIT {

    private static final int MOST_BODY = 64 << 20;
    private static final int MOST_THREADS = 450;

    @TempDir
    private static Path base;

    private static Server server;
    private static Api api;
    private static int port;

    @BeforeAll
    static void serve() throws IOException {
        Files.createDirectories(base.resolve("tftpboot"));
        Files.writeString(base.resolve("tftpboot/hello.txt"), "hello\n");
        server = Launch.on(base)
                .with("--disable-dhcp", "--disable-binl", "--disable-tftp-server")
                .start();
        api = server.client();
        port = server.launch().port("api");
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void speaksBothVersionsOfHttp(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Api.trusting())
                .version(version)
                .build();
        var request = api.request("/info").build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
    }

    @Test
    void tellsPlainHttpWhereToGo() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /api/v3/info HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("This port speaks HTTPS: https://localhost:" + port + "/api/v3/info");
        }
    }

    @Test
    void takesACertificateThatIsPutThere() throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        Path made = base.resolve("tls/made");
        Command.run(tool + " -genkeypair -alias mine -keyalg RSA -keysize 2048 -storetype PKCS12 -storepass millwright"
                + " -dname CN=mine.example -keystore " + made);
        Files.move(made, base.resolve("tls/server.p12"), StandardCopyOption.ATOMIC_MOVE);
        Await.until(
                "the new certificate", Duration.ofSeconds(60), () -> subject().equals("CN=mine.example"));

        Files.writeString(base.resolve("tls/server.p12"), "broken");
        new Log(base.resolve("log/millwright.log"))
                .await("ERROR .*/server.p12 can't be used", Duration.ofSeconds(60), server::alive);
        assertThat(subject()).isEqualTo("CN=mine.example");
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    private static String subject() {
        try (var crowd = new Crowd(port);
                SSLSocket socket = crowd.encrypted()) {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesHeadersThatAreTooLong() throws IOException {
        String rest = "\r\nHost: x\r\nConnection: close\r\n\r\n";
        String header = "GET /api/v3/info HTTP/1.1\r\nX-Long: " + "x".repeat(40_000) + rest;
        assertThat(exchange(header, 0)).startsWith("HTTP/1.1 431 ").contains("\"Code\":431}");
        String url = "GET /api/v3/info?" + "x".repeat(40_000) + " HTTP/1.1" + rest;
        assertThat(exchange(url, 0)).startsWith("HTTP/1.1 4").contains("\"Messages\":[");
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws IOException {
        String post = "POST /api/v3/profiles HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: " + api.authorization() + "\r\n";
        String refusal = "The body is larger than " + MOST_BODY + " bytes";
        assertThat(exchange(post + "Content-Length: " + 10L * MOST_BODY + "\r\n\r\n", 100_000))
                .startsWith("HTTP/1.1 413 ")
                .contains(refusal);
        String chunk = Integer.toHexString(MOST_BODY + 1) + "\r\n";
        assertThat(exchange(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk, MOST_BODY + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains(refusal);
        assertThat(api.get("/info").status()).isEqualTo(200);
    }

    /** Sends the text and so many bytes, and gives what comes back until the connection ends. */
    private static String exchange(String text, int bytes) throws IOException {
        try (var crowd = new Crowd(port);
                SSLSocket socket = crowd.encrypted()) {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            byte[] block = new byte[1 << 16];
            for (int left = bytes; left > 0; left -= block.length) {
                socket.getOutputStream().write(block, 0, Math.min(left, block.length));
            }
            return untilTheEnd(socket.getInputStream());
        }
    }

    private static String untilTheEnd(InputStream in) {
        var bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (IOException e) {
            // A server that has not read all resets the connection after its answer.
            return bytes.toString(UTF_8);
        }
        return bytes.toString(UTF_8);
    }

    @Test
    void servesOthersWhileClientsAreSlow() {
        byte[] halfAClientHello = {0x16, 3, 1, 2, 0, 1, 0};
        String header = "GET /api/v3/info HTTP/1.1\r\nHost: x\r\nX-Slow: ";
        String body = "POST /api/v3/profiles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: " + api.authorization() + "\r\nContent-Length: 1000000\r\n\r\n{";
        // So much of it makes the server give the request a thread.
        String more = body + " ".repeat(100_000);
        int files = files();
        try (var crowd = new Crowd(port)
                .encrypted(100, header)
                .encrypted(100, body)
                .encrypted(150, more)
                .silent(200)
                .saying(200, halfAClientHello)) {
            for (int i = 0; i < 10; i++) {
                crowd.trickle();
                assertThat(api.get("/info").status()).isEqualTo(200);
            }
            assertThat(threads()).isLessThan(MOST_THREADS);
            createsAndReads("slow");
        }
        awaitFiles(files);
    }

    @Test
    void servesOthersWhileTwoThousandAreConnected() {
        int files = files();
        try (var crowd = new Crowd(port).encrypted(500, "").silent(1500)) {
            assertThat(files()).isGreaterThanOrEqualTo(crowd.size());
            assertThat(threads()).isLessThan(MOST_THREADS);
            createsAndReads("idle");
        }
        awaitFiles(files);
    }

    @Test
    void servesFilesWhileClientsAreSlow() throws Exception {
        int files = files();
        int http = server.launch().port("static");
        byte[] header = "GET /hello.txt HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(US_ASCII);
        var file = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/hello.txt"))
                .timeout(Duration.ofSeconds(30))
                .build();
        try (var crowd = new Crowd(http).saying(500, header).silent(1500)) {
            crowd.trickle();
            for (int i = 0; i < 10; i++) {
                var answer = HttpClient.newHttpClient().send(file, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("hello\n");
            }
            assertThat(threads()).isLessThan(MOST_THREADS);
        }
        awaitFiles(files);
    }

    private static void createsAndReads(String name) {
        for (int i = 0; i < 10; i++) {
            String profile = "/profiles/" + name + i;
            api.post("/profiles", "{\"Name\": \"" + name + i + "\"}").ok();
            assertThat(api.get(profile).ok().get("Name").asText()).isEqualTo(name + i);
            api.delete(profile).ok();
        }
    }

    private static void awaitFiles(int before) {
        // Other connections of this test's own client may have come and stay for a while.
        Await.until(
                "the connections are freed", Duration.ofSeconds(60), () -> files() < before + 20, () -> server.log(20));
    }

    private static int files() {
        return entries("fd").size();
    }

    private static int threads() {
        return entries("task").size();
    }

    private static List<Path> entries(String folder) {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(server.pid()), folder))) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
