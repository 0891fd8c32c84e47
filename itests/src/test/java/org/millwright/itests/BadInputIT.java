// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to it, the server answers for it or ignores it, and serves on. */
@Needs({Prerequisite.NAMESPACES, Prerequisite.BRIDGES, Prerequisite.BUSYBOX, Prerequisite.CURL})
class BadInputIT {

    @TempDir
    private static Path base;

    private static Lab lab;
    private static Server server;
    private static Api api;

    @BeforeAll
    static void serve() throws Exception {
        lab = Lab.up(1);
        Files.createDirectories(base.resolve("tftpboot"));
        Files.writeString(base.resolve("tftpboot/hello.txt"), "hello\n");
        server = Launch.in(lab, base).start();
        api = Api.at("https://127.0.0.1:" + lab.forward(8092));
        new Site(api).subnet(lab.network(0));
    }

    @AfterAll
    static void down() {
        if (server != null) {
            server.close();
        }
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            POST   | /profiles               | {"Name": "half                   | 400
            POST   | /profiles               | [1, 2                            | 400
            POST   | /profiles               | "text"                           | 400
            POST   | /machines               | {"Name": 7, "HardwareAddrs": {}} | 400
            POST   | /subnets                | {"Name": "n", "Subnet": []}      | 400
            POST   | /unheard-of             | {}                               | 404
            GET    | /machines/nobody        |                                  | 404
            PATCH  | /subnets/br0            | {"op": "not a list"}             | 400
            PATCH  | /subnets/br0            | [{"op": "jump", "path": "/x"}]   | 409
            """)
    void refusesWrongJson(String method, String path, String body, int status) {
        assertThat(api.send(method, path, body == null ? "" : body).status()).isEqualTo(status);
    }

    @Test
    void refusesNestingWithoutEnd() {
        int status = api.post("/profiles", "[".repeat(100_000)).status();
        assertThat(status).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(ints = {67, 69, 4011})
    void servesOnAfterBrokenPackets(int port) {
        Client sender = Client.plug(lab, lab.network(0), "02:4d:57:00:01:0" + port % 10);
        sender.address(lab.network(0).address(10 + port % 10));
        Child noise = lab.spawn(
                sender.namespace(),
                Distribution.log("noise"),
                String.join(
                        " ",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-cp",
                                Distribution.TARGET.resolve("test-classes").toString(),
                                Noise.class.getName(),
                                lab.network(0).server(),
                                Integer.toString(port),
                                "10000",
                                "1")));
        assertThat(noise.ended(Duration.ofMinutes(1))).isTrue();
        assertThat(noise.status()).as(noise.log().tail(20)).isZero();

        assertThat(api.get("/info").status()).isEqualTo(200);
        // Packets with random hardware addresses may hold every address of the range for a while.
        String mac = "02:4d:57:00:02:0" + port % 10;
        String reserved = lab.network(0).address(20 + port % 10);
        String reservation = """
                {"Addr": "%s", "Token": "%s", "Strategy": "MAC"}
                """;
        api.post("/reservations", reservation.formatted(reserved, mac)).ok();
        Client client = Client.plug(lab, lab.network(0), mac);
        assertThat(client.lease().value("ip")).as(server.log(30)).isEqualTo(reserved);
        assertThat(client.fetch("tftp://10.77.0.1/hello.txt")).isEqualTo("hello\n");
        assertThat(client.fetch("http://10.77.0.1:8091/hello.txt")).isEqualTo("hello\n");
        assertThat(server.alive()).isTrue();
    }
}
