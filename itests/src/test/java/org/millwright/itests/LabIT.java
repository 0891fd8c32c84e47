// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab by itself, with dnsmasq and busybox in the server's place. */
@Needs({
    Prerequisite.NAMESPACES,
    Prerequisite.BRIDGES,
    Prerequisite.DNSMASQ,
    Prerequisite.QEMU,
    Prerequisite.OVMF,
    Prerequisite.IPXE,
    Prerequisite.INITRAMFS
})
class LabIT {

    private static Lab lab;

    @TempDir
    static Path root;

    @BeforeAll
    static void serve() throws IOException {
        lab = Lab.up(2);
        lab.advertiseRouters();
        for (String file : new String[] {"vmlinuz", "initrd.img"}) {
            Files.copy(Initramfs.folder().resolve(file), root.resolve(file));
        }
        Files.copy(Path.of("/usr/lib/ipxe/ipxe.efi"), root.resolve("ipxe.efi"));
        Files.writeString(root.resolve("certificate.pem"), "none");
        Files.writeString(
                root.resolve("boot.ipxe"),
                """
                #!ipxe
                kernel http://${next-server}:8091/vmlinuz initrd=initrd.img console=ttyS0 mw.ca=http://${next-server}:8091/certificate.pem mw.api=http://${next-server}:8091 mw.machine=1 mw.token=2
                initrd --name initrd.img http://${next-server}:8091/initrd.img
                boot
                """);
        lab.spawn(lab.server(), Distribution.log("httpd"), "busybox httpd -f -p 8091 -h " + root);
        lab.spawn(
                lab.server(),
                Distribution.log("dnsmasq"),
                "dnsmasq -k -u root -C /dev/null --port=0 --dhcp-range=10.77.0.100,10.77.0.150 --dhcp-range=10.78.0.100,10.78.0.150"
                        + " --enable-tftp --tftp-root=" + root
                        + " --dhcp-userclass=set:ipxe,iPXE --dhcp-boot=tag:!ipxe,ipxe.efi --dhcp-boot=tag:ipxe,boot.ipxe"
                        + " --log-facility=- --dhcp-leasefile=" + root + "/leases --pid-file=");
    }

    @AfterAll
    static void down() {
        lab.close();
    }

    @Test
    void bootsByBios() {
        try (Vm vm = Vm.bios(lab, lab.network(0), "52:54:00:77:00:01")) {
            assertThat(vm.await("MW-MARKER called-back (.*)", Duration.ofSeconds(90))
                            .group())
                    .contains("rc=0");
        }
    }

    @Test
    void bootsByUefi() {
        try (Vm vm = Vm.uefi(lab, lab.network(1), "52:54:00:77:00:02")) {
            assertThat(vm.await("MW-MARKER called-back (.*)", Duration.ofSeconds(90))
                            .group())
                    .contains("rc=0");
        }
    }
}
