// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an operator enters so that machines boot: subnets, machines, and boot environments with their files. */
record Site(Api api) {

    static final String IPXE =
            """
            #!ipxe
            echo script of {{.Machine.Name}}
            kernel {{.Env.PathFor "http" .Env.Kernel}} initrd=initrd.img console=ttyS0 \
            mw.api={{.ApiURL}} mw.machine={{.Machine.Uuid}} mw.token={{.GenerateToken}} \
            mw.ca={{.ProvisionerURL}}/certificate.pem
            initrd --name initrd.img {{.Env.PathFor "http" (index .Env.Initrds 0)}}
            boot
            """;

    static final String PXELINUX =
            """
            SERIAL 0
            DEFAULT discovery
            LABEL discovery
            SAY script of {{.Machine.Name}}
            KERNEL {{.Env.PathFor "http" .Env.Kernel}}
            INITRD {{.Env.PathFor "http" (index .Env.Initrds 0)}}
            APPEND console=ttyS0 mw.api={{.ApiURL}} mw.machine={{.Machine.Uuid}} mw.token={{.GenerateToken}} \
            mw.ca={{.ProvisionerURL}}/certificate.pem
            """;

    /** Puts the files of the boot environment where the server's file tree has them, before it starts. */
    static void files(Path base) {
        try {
            Path tree = Files.createDirectories(base.resolve("tftpboot/discovery"));
            for (String file : new String[] {"vmlinuz", "initrd.img"}) {
                Files.copy(Initramfs.folder().resolve(file), tree.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void subnet(Lab.Network network) {
        String subnet =
                """
                {"Name": "%2$s", "Subnet": "%1$s.0/24", "Enabled": true,
                 "ActiveStart": "%1$s.100", "ActiveEnd": "%1$s.150",
                 "ActiveLeaseTime": 600, "ReservedLeaseTime": 7200,
                 "Options": [{"Code": 3, "Value": "%1$s.1"}, {"Code": 6, "Value": "%1$s.1"}]}
                """;
        api.post("/subnets", subnet.formatted(network.prefix(), network.bridge()))
                .ok();
    }

    /** A boot environment whose machines report back and switch off. */
    void discovery() {
        String bootEnv =
                """
                {"Name": "discovery", "OS": {"Name": "discovery"}, "Kernel": "vmlinuz", "Initrds": ["initrd.img"],
                 "Templates": [
                  {"Name": "ipxe", "Path": "{{.Machine.MacAddr \\"ipxe\\"}}.ipxe", "Contents": %s},
                  {"Name": "pxelinux", "Path": "pxelinux.cfg/{{.Machine.MacAddr \\"pxelinux\\"}}", "Contents": %s}]}
                """;
        api.post("/bootenvs", bootEnv.formatted(Api.quoted(IPXE), Api.quoted(PXELINUX)))
                .ok();
    }

    void machine(String uuid, String name, String mac) {
        String machine =
                """
                {"Uuid": "%s", "Name": "%s", "HardwareAddrs": ["%s"], "BootEnv": "discovery"}
                """;
        api.post("/machines", machine.formatted(uuid, name, mac)).ok();
    }
}
