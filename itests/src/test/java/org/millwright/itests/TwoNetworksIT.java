// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with two networks is, to each of them, the address that it has there. */
@Needs({Prerequisite.NAMESPACES, Prerequisite.BRIDGES, Prerequisite.BUSYBOX, Prerequisite.CURL})
class TwoNetworksIT {

    private static final String MAC = "52:54:00:78:00:01";
    private static final String UUID = "5e1f0003-0000-4000-8000-525400780001";

    @TempDir
    private static Path base;

    private static Lab lab;
    private static Server server;

    @BeforeAll
    static void serve() throws IOException {
        Path tree = Files.createDirectories(base.resolve("tftpboot/discovery"));
        Files.writeString(tree.resolve("vmlinuz"), "a kernel");
        Files.writeString(tree.resolve("initrd.img"), "a file system");
        lab = Lab.up(2);
        server = Launch.in(lab, base).start();
        Site site = new Site(Api.at("https://127.0.0.1:" + lab.forward(8092)));
        lab.networks().forEach(site::subnet);
        site.discovery();
        site.machine(UUID, "two.lab", MAC);
    }

    @AfterAll
    static void down() {
        if (server != null) {
            server.close();
        }
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0})
    void namesItselfByTheAddressOnTheNetworkThatAsks(int number) {
        Lab.Network network = lab.network(number);
        Client client = Client.plug(lab, network, MAC);

        Client.Given given = client.lease();
        assertThat(given.value("ip")).startsWith(network.prefix() + ".");
        assertThat(given.value("serverid")).isEqualTo(network.server());
        assertThat(given.value("siaddr")).isEqualTo(network.server());
        assertThat(given.value("router")).isEqualTo(network.server());
        assertThat(given.bootFile()).isEqualTo("ipxe.efi");

        String byTftp = client.fetch("tftp://" + network.server() + "/" + MAC + ".ipxe");
        assertThat(byTftp)
                .contains("kernel http://" + network.server() + ":8091/discovery/vmlinuz ")
                .contains("mw.api=https://" + network.server() + ":8092 ");
        String byHttp = client.fetch("http://" + network.server() + ":8091/" + MAC + ".ipxe");
        assertThat(byHttp)
                .contains("mw.ca=http://" + network.server() + ":8091/certificate.pem")
                .contains("mw.api=https://" + network.server() + ":8092 ");
        assertThat(client.fetch("http://" + network.server() + ":8091/default.ipxe"))
                .contains("http://" + network.server() + ":8091/");
        client.unplug();
    }
}
