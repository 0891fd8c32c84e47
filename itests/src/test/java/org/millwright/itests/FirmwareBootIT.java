// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with real firmware is led from an empty memory to a discovery image that reports back. */
@Needs({
    Prerequisite.NAMESPACES,
    Prerequisite.BRIDGES,
    Prerequisite.DNSMASQ,
    Prerequisite.QEMU,
    Prerequisite.IPXE,
    Prerequisite.INITRAMFS
})
class FirmwareBootIT {

    private static final Duration BOOT = Duration.ofMinutes(2);

    @TempDir
    private static Path base;

    private static Lab lab;
    private static Server server;
    private static Api api;
    private static Site site;

    @BeforeAll
    static void serve() {
        lab = Lab.up(1);
        lab.advertiseRouters();
        Site.files(base);
        server = Launch.in(lab, base).start();
        api = Api.at("https://127.0.0.1:" + lab.forward(8092));
        site = new Site(api);
        site.subnet(lab.network(0));
        site.discovery();
    }

    @AfterAll
    static void down() {
        if (server != null) {
            server.close();
        }
        lab.close();
    }

    @Test
    void bootsByBios() {
        String mac = "52:54:00:77:00:01";
        String uuid = "5e1f0001-0000-4000-8000-525400770001";
        site.machine(uuid, "bios.lab", mac);
        try (Vm vm = Vm.bios(lab, lab.network(0), mac)) {
            reportsBack(vm, uuid, "bios.lab", mac);
        }
    }

    @Test
    @Needs(Prerequisite.PXELINUX)
    void bootsByBiosWhoseRomIsNotIpxe() {
        String mac = "52:54:00:77:00:03";
        String uuid = "5e1f0003-0000-4000-8000-525400770003";
        site.machine(uuid, "plain.lab", mac);
        try (Vm vm = Vm.bios(lab, lab.network(0), mac)) {
            vm.await("Press Ctrl-B", BOOT);
            vm.type("\u0002");
            vm.await("iPXE> ", BOOT);
            vm.type("set user-class plain\rautoboot\r");
            vm.await("lpxelinux\\.0", BOOT);
            reportsBack(vm, uuid, "plain.lab", mac);
        }
    }

    @Test
    @Needs(Prerequisite.OVMF)
    void bootsByUefi() {
        String mac = "52:54:00:77:00:02";
        String uuid = "5e1f0002-0000-4000-8000-525400770002";
        site.machine(uuid, "uefi.lab", mac);
        try (Vm vm = Vm.uefi(lab, lab.network(0), mac)) {
            vm.await("NBP filename is ipxe\\.efi", BOOT);
            reportsBack(vm, uuid, "uefi.lab", mac);
        }
    }

    private static void reportsBack(Vm vm, String uuid, String name, String mac) {
        vm.await("script of " + name, BOOT);
        String address = vm.await("MW-MARKER lease address=(\\S+) server=10\\.77\\.0\\.1", BOOT)
                .group(1);
        String report = vm.await("MW-MARKER called-back (.*)", BOOT).group(1);
        assertThat(report).as(server.log(30)).startsWith("rc=0 status=200");
        JsonNode called = api.get("/machines/" + uuid + "/params/lab%2Fcalled").ok();
        assertThat(called.asText()).endsWith(mac + " " + address);
        assertThat(api.get("/machines/" + uuid).ok().get("Address").asText()).isEqualTo(address);
    }
}
