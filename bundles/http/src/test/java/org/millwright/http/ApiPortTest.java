// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class ApiPortTest {

    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 3;

    @TempDir
    private static Path stores;

    @TempDir
    private Path folder;

    private final Server server = new Server();
    private final CountDownLatch open = new CountDownLatch(1);
    private ServerConnector connector;

    @BeforeAll
    static void makeKeys() throws Exception {
        for (String name : List.of("first", "second")) {
            var words = new ArrayList<String>();
            words.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
            words.addAll(
                    List.of("-genkeypair -alias any -keyalg EC -storetype PKCS12 -storepass millwright".split(" ")));
            words.addAll(List.of(
                    "-dname", "CN=" + name, "-keystore", stores.resolve(name).toString()));
            assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
        }
    }

    @BeforeEach
    void serve() throws Exception {
        replace("first");
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().equals("/waits")) {
                    open.await();
                }
                callback.succeeded();
                return true;
            }
        });
        new ApiPort(folder.toString(), new Limits(100, CONNECTIONS, 100), REQUESTS, 20, 1000).shape(server);
        connector = asTheWebServerMakesIt();
        server.addConnector(connector);
        server.start();
    }

    private ServerConnector asTheWebServerMakesIt() {
        var tls = new SslContextFactory.Server();
        tls.setKeyStorePath(folder.resolve("server.p12").toString());
        tls.setKeyStorePassword("millwright");
        tls.setCertAlias("server");
        var http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        var port =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        port.setHost("127.0.0.1");
        return port;
    }

    @AfterEach
    void stop() throws Exception {
        open.countDown();
        server.stop();
    }

    @Test
    void tellsThoseWhoSpeakPlainHttpWhereToGo() throws Exception {
        try (var plain = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            send(plain, "PUT /api/v3/info?x=\"1\" HTTP/1.1\r\nHost: boot.example\r\nContent-Length: 0\r\n\r\n");
            String text = new String(plain.getInputStream().readAllBytes(), UTF_8);
            assertThat(text)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Content-Type: application/json; charset=utf-8")
                    .contains(
                            "{\"Model\":\"\",\"Key\":\"/api/v3/info?x=\\u00221\\u0022\",\"Type\":\"PUT\",\"Messages\":"
                                    + "[\"This port speaks HTTPS: https://boot.example:" + connector.getLocalPort()
                                    + "/api/v3/info?x=\\u00221\\u0022\"],\"Code\":400}");
        }
    }

    @Test
    void refusesALongHeaderInTheFormOfTheApi() throws Exception {
        String got = ask("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(got).startsWith("HTTP/1.1 431 ").contains("\"Type\":\"GET\"", "\"Code\":431}");
    }

    @Test
    void refusesWhatIsNoHttpInTheFormOfTheApi() throws Exception {
        assertThat(ask("GET / HTTP/1.1\r\nno header\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"Code\":400}");
    }

    @Test
    void refusesMoreRequestsOfOneAddressThanItMayHave() throws Exception {
        var waiting = new ArrayList<Socket>();
        for (int i = 0; i < REQUESTS; i++) {
            var socket = connect();
            send(socket, "GET /waits HTTP/1.1\r\nHost: x\r\n\r\n");
            waiting.add(socket);
        }
        String got = "";
        while (!got.startsWith("HTTP/1.1 429 ")) {
            got = ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }
        assertThat(got).contains("Retry-After: 1", "There are 3 requests of 127.0.0.1 already");
        open.countDown();
        for (var socket : waiting) {
            assertThat((char) socket.getInputStream().read()).isEqualTo('H');
            socket.close();
        }
        while (!got.startsWith("HTTP/1.1 200 ")) {
            got = ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void closesMoreConnectionsOfOneAddressThanItMayHave() throws Exception {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < CONNECTIONS; i++) {
            sockets.add(connect());
        }
        try (var tooMany = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
        }
        for (var socket : sockets) {
            socket.close();
        }
        while (!connector.getConnectedEndPoints().isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void givesNewConnectionsTheCertificateThatIsThereNow() throws Exception {
        assertThat(name()).isEqualTo("CN=first");
        replace("second");
        while (!name().equals("CN=second")) {
            Thread.sleep(50);
        }
        assertThat(folder.resolve("server.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void keepsTheCertificateWhereTheNewOneCannotBeUsed() throws Exception {
        Files.writeString(folder.resolve("server.p12"), "broken");
        Thread.sleep(3000);
        assertThat(name()).isEqualTo("CN=first");
        replace("second");
        while (!name().equals("CN=second")) {
            Thread.sleep(50);
        }
    }

    private void replace(String name) throws IOException {
        Path copy = Files.copy(stores.resolve(name), folder.resolve(".new"));
        Files.move(copy, folder.resolve("server.p12"), StandardCopyOption.ATOMIC_MOVE);
    }

    private String name() throws Exception {
        try (var socket = connect()) {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private String ask(String request) throws Exception {
        try (var socket = connect()) {
            send(socket, request);
            var bytes = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
            }
            return bytes.toString(UTF_8);
        }
    }

    private SSLSocket connect() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", connector.getLocalPort());
        socket.startHandshake();
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static final class Anyone implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
