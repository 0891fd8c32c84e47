// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
import org.millwright.http.Limits;
import org.millwright.http.OwnPort;
import org.millwright.metrics.ServedRequests;
import org.millwright.metrics.internal.PrometheusPage;
import org.millwright.metrics.internal.Registry;
import org.millwright.models.Ip;

class StaticServerTest implements FileSpace, Addresses {

    private static final Limits LIMITS = new Limits(100, 100, 1);

    @TempDir
    private Path folder;

    private final List<Asker> seen = new CopyOnWriteArrayList<>();
    private final EventHub events = new EventHub();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Registry registry = new Registry();
    private final ServedRequests served = ServedRequests.of(registry, "static");
    private OwnPort server;

    private OwnPort start(int port) throws IOException {
        return StaticServer.start(new CountedRequests(new FileHandler(this, this, events), served), port, LIMITS);
    }

    @BeforeEach
    void start() throws IOException {
        server = start(0);
        Files.writeString(folder.resolve("ten.txt"), "0123456789");
        Files.setLastModifiedTime(folder.resolve("ten.txt"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    public Optional<ServedFile> open(String path, Asker asker) {
        var clean = Path.of("/" + path).normalize();
        if (clean.equals(Path.of("/default.ipxe"))) {
            return Optional.of(new ServedFile.Rendered(("for " + asker.remote()).getBytes(StandardCharsets.UTF_8)));
        }
        if (clean.equals(Path.of("/bad"))) {
            throw new FileProblem("template: t:1: it failed (expected in this test)", null);
        }
        if (clean.equals(Path.of("/loader.efi"))) {
            throw FileProblem.missing("loader.efi is not installed (expected in this test)");
        }
        var file = folder.resolve(Path.of("/").relativize(clean));
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

    @Test
    void tellsThoseWhoFollowWhichFilesItServes() throws Exception {
        var told = new CopyOnWriteArrayList<Told>();
        get("/ten.txt");
        try (var following = events.follow(told::add)) {
            get("/default.ipxe");
            get("/ten.txt");
            get("/none.txt");
        }
        assertThat(told).extracting(one -> one.event().type()).containsOnly("static");
        assertThat(told).extracting(one -> one.event().action()).containsOnly("serve");
        assertThat(told).extracting(one -> one.event().key()).containsExactly("/default.ipxe", "/ten.txt");
    }

    @Test
    void servesRenderedTextWhole() throws Exception {
        var answer = get("/default.ipxe", "Range", "bytes=0-1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("for 127.0.0.1");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(answer, "Content-Length")).isEqualTo("13");
        assertThat(answer.headers().map()).doesNotContainKeys("Last-Modified", "Accept-Ranges", "Server");
    }

    @Test
    void remembersBothEndsOfTheConnection() throws Exception {
        get("/ten.txt");
        assertThat(seen).contains(new Asker(Ip.parse("127.0.0.1"), Ip.parse("127.0.0.1")));
    }

    @Test
    void servesAFile() throws Exception {
        var answer = get("/ten.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/plain");
        assertThat(header(answer, "Last-Modified")).isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
    }

    @Test
    void servesPartsOfAFile() throws Exception {
        var answer = get("/ten.txt", "Range", "bytes=2-4");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("234");
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(get("/ten.txt", "Range", "bytes=20-").statusCode()).isEqualTo(416);
        var several = get("/ten.txt", "Range", "bytes=0-1,8-9");
        assertThat(several.statusCode()).isEqualTo(206);
        assertThat(header(several, "Content-Type")).startsWith("multipart/byteranges");
        assertThat(several.body()).contains("\r\n\r\n01\r\n", "\r\n\r\n89\r\n");
    }

    @Test
    void answersConditions() throws Exception {
        assertThat(get("/ten.txt", "If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT")
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/ten.txt", "If-Modified-Since", "Fri, 02 Jan 2026 03:04:04 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void servesTheWholeFileWhereItChangedSinceTheFirstPart() throws Exception {
        String then = "Fri, 02 Jan 2026 03:04:04 GMT";
        assertThat(get("/ten.txt", "Range", "bytes=2-4", "If-Range", then).statusCode())
                .isEqualTo(200);
        String now = "Fri, 02 Jan 2026 03:04:05 GMT";
        assertThat(get("/ten.txt", "Range", "bytes=2-4", "If-Range", now).statusCode())
                .isEqualTo(206);
    }

    @Test
    void readsWithAnyMethod() throws Exception {
        var head = send(request("/ten.txt").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("10");
        assertThat(head.body()).isEmpty();
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            var answer = send(request("/ten.txt").method(method, HttpRequest.BodyPublishers.ofString("ignored")));
            assertThat(answer.statusCode()).as(method).isEqualTo(200);
            assertThat(answer.body()).as(method).isEqualTo("0123456789");
        }
    }

    @Test
    void keepsAConnectionWhoseBodyComesLate() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.number())) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /ten.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            Thread.sleep(100);
            String next = "ignoredGET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            out.write(next.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("0123456789HTTP/1.1 404");
        }
    }

    @Test
    void servesLargeFilesWhole() throws Exception {
        byte[] bytes = new byte[20_000_001];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("large"), bytes);
        var answer = client.send(request("/large").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void listsDirectories() throws Exception {
        Files.createDirectories(folder.resolve("dir/sub"));
        Files.writeString(folder.resolve("dir/a <b>"), "x");
        var bare = get("/dir");
        assertThat(bare.statusCode()).isEqualTo(301);
        assertThat(header(bare, "Location")).isEqualTo("./dir/");
        assertThat(get("/dir/").body())
                .isEqualTo(
                        """
                        <pre>
                        <a href="./a%20%3Cb%3E">a &lt;b&gt;</a>
                        <a href="./sub/">sub/</a>
                        </pre>
                        """);
        assertThat(get("/dir/a%20%3Cb%3E").body()).isEqualTo("x");
    }

    @Test
    void servesTheIndexOfADirectory() throws Exception {
        Files.createDirectories(folder.resolve("dir"));
        Files.writeString(folder.resolve("dir/index.html"), "<p>index");
        assertThat(get("/dir/").body()).isEqualTo("<p>index");
        assertThat(header(get("/dir/index.html"), "Location")).isEqualTo("./");
    }

    @Test
    void saysThatAFileIsMissing() throws Exception {
        var answer = get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
    }

    @Test
    void saysWhatWouldBringAMissingFile() throws Exception {
        for (String path : List.of("/loader.efi", "/loader.efi/")) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("loader.efi is not installed (expected in this test)\n");
        }
    }

    @Test
    void givesNoBodyWhenATemplateFails() throws Exception {
        var answer = get("/bad");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void refusesToClimb() throws IOException {
        assertThat(raw("GET /x/../ten.txt HTTP/1.1")).startsWith("HTTP/1.1 400").endsWith("\r\n\r\ninvalid URL path\n");
        assertThat(raw("GET /x/%2e%2e/ten.txt HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /x%2f..%2ften.txt HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void findsRenderedTextByUncleanPaths() throws IOException {
        assertThat(raw("GET //default.ipxe HTTP/1.1"))
                .startsWith("HTTP/1.1 200")
                .endsWith("for 127.0.0.1");
        assertThat(raw("GET /machines/../default.ipxe HTTP/1.1")).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /default.ipxe?a=b HTTP/1.1")).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /default.ipxe HTTP/1.0")).startsWith("HTTP/1.1 200");
    }

    @Test
    void letsPagesOfAnyOriginRead() throws Exception {
        assertThat(raw("GET /ten.txt HTTP/1.1\r\nOrigin: http://x"))
                .contains("Access-Control-Allow-Origin: *", "Vary: Origin");
        assertThat(raw("OPTIONS /ten.txt HTTP/1.1\r\nOrigin: http://x\r\nAccess-Control-Request-Method: GET"))
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Methods: GET")
                .endsWith("\r\n\r\n");
    }

    @Test
    void countsWhatItAnswered() throws Exception {
        get("/ten.txt");
        get("/ten.txt", "Range", "bytes=0-3");
        get("/none/such");
        server.close();
        assertThat(new String(new PrometheusPage(registry).text(), StandardCharsets.UTF_8))
                .contains(
                        "drp_static_requests_total{code=\"200\",method=\"GET\",url=\"/*.txt\",host=\"127.0.0.1\"} 1\n")
                .contains(
                        "drp_static_requests_total{code=\"206\",method=\"GET\",url=\"/*.txt\",host=\"127.0.0.1\"} 1\n")
                .contains(
                        "drp_static_requests_total{code=\"404\",method=\"GET\",url=\"/none/\",host=\"127.0.0.1\"} 1\n")
                .contains("drp_static_request_duration_seconds_count 3\n")
                .contains("drp_static_response_size_bytes_sum 33\n");
    }

    @Test
    void namesAPortThatIsTaken() {
        assertThatThrownBy(() -> start(server.number()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TCP port " + server.number() + " for files can't be bound");
    }

    @Test
    void freesThePortAtTheEnd() throws Exception {
        int port = server.number();
        get("/ten.txt");
        server.close();
        server = start(port);
        assertThat(get("/ten.txt").statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.number() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** One request as written here, which a polite client would not send. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.number())) {
            String text = request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
