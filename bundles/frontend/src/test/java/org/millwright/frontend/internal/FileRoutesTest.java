// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.frontend.internal.KindRoutesTest.isProblem;
import static org.millwright.frontend.internal.KindRoutesTest.quoted;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileRoutesTest {

    private static final String STREAM = "application/octet-stream";

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void bringsListsFetchesAndRemovesFiles() {
        assertThat(upload("files/a/b.txt", STREAM, "hello").body()).isEqualTo(quoted("{'Path':'/a/b.txt','Size':5}"));
        assertThat(upload("isos/x.iso", STREAM, "iso").body()).isEqualTo(quoted("{'Path':'x.iso','Size':3}"));
        assertThat(server.send("GET", "files").body()).isEqualTo(quoted("['a/']"));
        assertThat(server.send("GET", "files?path=/a/").body()).isEqualTo(quoted("['b.txt']"));

        var file = server.send("GET", "files/a/b.txt");
        assertThat(file.body()).isEqualTo("hello");
        assertThat(header(file, "Content-Type")).isEqualTo(STREAM);
        assertThat(header(file, "Content-Length")).isEqualTo("5");
        assertThat(header(server.send("HEAD", "files/a/b.txt"), "X-DRP-SHA256SUM"))
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");

        assertThat(server.send("DELETE", "files/a/b.txt").statusCode()).isEqualTo(204);
        isProblem(server.send("DELETE", "files/a/b.txt"), 404, "files", "/a/b.txt", "DELETE", "'Unable to delete'");
        isProblem(server.send("GET", "files/a"), 404, "files", "/a", "GET", "'Not a regular file'");
        isProblem(server.send("GET", "files/"), 404, "files", "/", "GET", "'Not a regular file'");
    }

    @Test
    void sendsRangesAndNothingWhereNothingIsNew() {
        upload("files/a", STREAM, "0123456789");

        var range = asked("Range", "bytes=2-4");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).isEqualTo("234");
        assertThat(header(range, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(asked("Range", "bytes=-3").body()).isEqualTo("789");
        assertThat(asked("Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(asked("Range", "bytes=0-1,3-4").body()).isEqualTo("0123456789");
        var beyond = asked("Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */10");

        String modified = header(range, "Last-Modified");
        assertThat(asked("If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(asked("If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
        assertThat(header(asked("Accept-Encoding", "gzip"), "Content-Length")).isEqualTo("10");
    }

    @Test
    void takesTheFileOfAForm() {
        String form =
                "--XX\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"up.txt\"\r\n\r\ndata\r\n--XX--\r\n";
        String type = "multipart/form-data; boundary=XX";
        assertThat(upload("files/", type, form.formatted("file")).body())
                .isEqualTo(quoted("{'Path':'up.txt','Size':4}"));
        isProblem(
                upload("files/q.txt", type, form.formatted("nofile")),
                400,
                "files",
                "/q.txt",
                "POST",
                "'http: no such file','Cannot find multipart file'");
    }

    @Test
    void refusesWhatIsNoFile() {
        isProblem(upload("files/a/", STREAM, "x"), 403, "files", "/a/", "POST", "'Cannot upload a directory'");
        isProblem(
                server.send("POST", "files/a", "x"),
                400,
                "files",
                "/a",
                "POST",
                "'Want content-type application/octet-stream, not application/json'");
        isProblem(
                upload("files/a?explode=true", STREAM, "x"),
                501,
                "files",
                "/a",
                "POST",
                "'Uploads are not unpacked by this server yet'");
        isProblem(
                server.send("GET", "files?path=a%00b"),
                400,
                null,
                null,
                "GET",
                "'Invalid path: Nul character not allowed'");
        server.send("POST", "users", "{'Name':'u0'}");
        server.send("PUT", "users/u0/password", "{'Password':'x'}");
        isProblem(
                server.sendAs("u0:x", "GET", "files"),
                403,
                "",
                "",
                "AUTH",
                "'Cannot access /api/v3/files','Requires: files list /'");
    }

    private HttpResponse<String> upload(String path, String type, String content) {
        return server.raw("POST", path, headers("Content-Type", type), content);
    }

    private HttpResponse<String> asked(String header, String value) {
        return server.raw("GET", "files/a", headers(header, value));
    }

    private static List<String> headers(String... more) {
        var headers = new ArrayList<>(List.of(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(TestServer.ADMIN.getBytes(UTF_8))));
        headers.addAll(List.of(more));
        return headers;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
