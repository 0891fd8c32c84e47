// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.Problems.isProblem;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.TestServer;

class FileRoutesTest {

    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString(TestServer.ADMIN.getBytes(UTF_8));
    private static final String SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(server.uri(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", BASIC);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String path, String bytes, String... headers) throws Exception {
        return send(
                "POST",
                path,
                bytes,
                Stream.concat(Stream.of("Content-Type", "application/octet-stream"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    @Test
    void keepsAndServesAFile() throws Exception {
        var kept = upload("files/a/b.txt", "hello");
        assertThat(kept.statusCode()).isEqualTo(201);
        assertThat(kept.body()).isEqualTo("{\"Path\":\"/a/b.txt\",\"Size\":5}");
        assertThat(upload("isos/x.iso", "iso").body()).isEqualTo("{\"Path\":\"x.iso\",\"Size\":3}");
        var got = send("GET", "files/a/b.txt", "", "Accept-Encoding", "gzip");
        assertThat(got.body()).isEqualTo("hello");
        assertThat(got.headers().map())
                .containsKeys("last-modified", "accept-ranges")
                .doesNotContainKey("content-encoding");
        assertThat(send("HEAD", "files/a/b.txt", "").headers().firstValue("X-DRP-SHA256SUM"))
                .contains(SHA256);
        assertThat(send("GET", "files", "").body()).isEqualTo("[\"a/\"]");
        assertThat(send("GET", "files?path=a", "").body()).isEqualTo("[\"b.txt\"]");
        assertThat(upload("files/a/b.txt", "again").statusCode()).isEqualTo(201);
        assertThat(send("GET", "files/a/b.txt", "").body()).isEqualTo("again");
    }

    @Test
    void servesParts() throws Exception {
        upload("files/ten", "0123456789");
        var part = send("GET", "files/ten", "", "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(send("GET", "files/ten", "", "Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(send("GET", "files/ten", "", "Range", "bytes=-2").body()).isEqualTo("89");
        assertThat(send("GET", "files/ten", "", "Range", "bytes=10-").statusCode())
                .isEqualTo(416);
        assertThat(send("GET", "files/ten", "", "Range", "bytes=0-1,3-4").body())
                .isEqualTo("0123456789");
        assertThat(send("GET", "files/ten", "", "Range", "bytes=1-2", "If-Range", "Sun, 06 Nov 1994 08:49:37 GMT")
                        .body())
                .isEqualTo("0123456789");
        assertThat(send("GET", "files/ten", "", "If-Modified-Since", "Fri, 31 Dec 2100 23:59:59 GMT")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void refusesWhatIsNoFile() throws Exception {
        isProblem(upload("files/a/", "x"), 403, "files", "/a/", "POST", "'Cannot upload a directory'");
        isProblem(
                send("POST", "files/a", "x", "Content-Type", "application/json"),
                400,
                "files",
                "/a",
                "POST",
                "'Want content-type application/octet-stream, not application/json'");
        isProblem(send("GET", "files/", ""), 404, "files", "/", "GET", "'Not a regular file'");
        isProblem(send("GET", "files/nope", ""), 404, "files", "/nope", "GET", "'Not a regular file'");
        isProblem(
                send("GET", "files?path=nope", ""),
                404,
                "files",
                "",
                "GET",
                "'list: error listing files','open " + server.files + "/files/nope: no such file or directory'");
        assertThat(upload("files/a", "x").statusCode()).isEqualTo(201);
        isProblem(upload("files/a/b", "x"), 409, "files", "/a/b", "POST", "'Cannot create directory a'");
        assertThat(send("POST", "files/a?explode=true", "").statusCode()).isEqualTo(501);
    }

    @Test
    void staysInItsFolder() throws Exception {
        assertThat(upload("files/a/../../../x.txt", "x").statusCode()).isEqualTo(201);
        assertThat(upload("files/%2e%2e/%2e%2e/y.txt", "y").body()).contains("/../../y.txt");
        assertThat(send("GET", "files", "").body()).isEqualTo("[\"x.txt\",\"y.txt\"]");
        isProblem(send("DELETE", "files/../x.txt", ""), 403, "files", "/../x.txt", "DELETE", "'Cannot delete'");
        assertThat(send("GET", "files?path=../isos", "").statusCode()).isEqualTo(404);
        assertThat(server.files.toFile().list()).containsExactlyInAnyOrder("files", "isos");
    }

    @Test
    void takesTheFileOfAForm() throws Exception {
        String form =
                "--XX\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"up.txt\"\r\n\r\ndata\r\n--XX--\r\n";
        String type = "multipart/form-data; boundary=XX";
        assertThat(send("POST", "files/", form.formatted("file"), "Content-Type", type)
                        .body())
                .isEqualTo("{\"Path\":\"up.txt\",\"Size\":4}");
        isProblem(
                send("POST", "files/q.txt", form.formatted("nofile"), "Content-Type", type),
                400,
                "files",
                "/q.txt",
                "POST",
                "'http: no such file','Cannot find multipart file'");
        String nameless = "--XX\r\nX-Other: x\r\n\r\ny\r\n" + form.formatted("file");
        assertThat(send("POST", "files/", nameless, "Content-Type", type).statusCode())
                .isEqualTo(201);
        assertThat(send("POST", "files/q.txt", "broken", "Content-Type", type).statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "files/up.txt", "").body()).isEqualTo("data");
    }

    @Test
    void goesOnWithAnUploadThatBrokeOff() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("").getPort())) {
            String head = "POST /api/v3/files/long HTTP/1.1\r\nHost: x\r\nAuthorization: " + BASIC
                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 10\r\n\r\n0123";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(send("GET", "files", "").body()).isEqualTo("[]");
        var begun = send("HEAD", "files/long", "");
        assertThat(begun.statusCode()).isEqualTo(404);
        assertThat(begun.headers().firstValue("X-DRP-Upload-Offset")).contains("4");
        assertThat(upload("files/long", "56789", "Content-Range", "bytes 5-9/10")
                        .statusCode())
                .isEqualTo(409);
        assertThat(upload("files/long", "456789", "Content-Range", "bytes 4-9/10")
                        .body())
                .contains("\"Size\":10");
        assertThat(send("GET", "files/long", "").body()).isEqualTo("0123456789");
    }

    @Test
    void showsNothingOfAFileThatIsNotWhole() throws Exception {
        upload("files/long", "01234", "Content-Range", "bytes 0-4/10");
        assertThat(send("GET", "files/.long.part", "").statusCode()).isEqualTo(404);
        isProblem(
                upload("files/.long.part", "x"),
                400,
                "files",
                "/.long.part",
                "POST",
                "'.long.part is a name of an unfinished upload'");
        assertThat(send("HEAD", "files/long", "").headers().firstValue("X-DRP-Upload-Offset"))
                .contains("5");
    }

    @Test
    void refusesPathsThatNoDiskHas() throws Exception {
        String name = "x".repeat(300);
        isProblem(upload("files/" + name, "x"), 400, "files", "/" + name, "POST", "'File name too long'");
        assertThat(upload("isos/" + name + "/y", "x").statusCode()).isEqualTo(400);
        upload("files/a", "x");
        isProblem(upload("files/a/b/c", "x"), 409, "files", "/a/b/c", "POST", "'Cannot create directory below a file'");
        assertThat(send("DELETE", "files/a/b", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "files/" + name, "").statusCode()).isEqualTo(404);
    }

    @Test
    void comparesTheChecksum() throws Exception {
        assertThat(upload("files/sum", "hello", "X-DRP-SHA256SUM", SHA256).statusCode())
                .isEqualTo(201);
        assertThat(upload("files/sum", "hellO", "X-DRP-SHA256SUM", SHA256).statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "files/sum", "").body()).isEqualTo("hello");
    }

    @Test
    void removes() throws Exception {
        upload("files/a/b", "x");
        isProblem(send("DELETE", "files/a", ""), 404, "files", "/a", "DELETE", "'Unable to delete'");
        assertThat(send("DELETE", "files/a/b", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "files/a", "").statusCode()).isEqualTo(204);
        isProblem(send("DELETE", "files/a", ""), 404, "files", "/a", "DELETE", "'Unable to delete'");
    }

    @Test
    void asksForRights() throws Exception {
        server.send("POST", "users", "{'Name':'bob'}");
        server.send("PUT", "users/bob/password", "{'Password':'b'}");
        isProblem(
                server.sendAs("bob:b", "GET", "files"),
                403,
                "",
                "",
                "AUTH",
                "'Cannot access /api/v3/files','Requires: files list /'");
        assertThat(server.sendAs("bob:b", "GET", "isos/x").statusCode()).isEqualTo(403);
        assertThat(server.sendAs("bob:b", "DELETE", "isos/x").statusCode()).isEqualTo(403);
    }
}
