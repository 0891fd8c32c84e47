// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test needs of the machine that it runs on, and the Debian package that brings it. */
enum Prerequisite {
    NAMESPACES("root, and network namespaces (iproute2)") {
        @Override
        boolean met() {
            return command("ip") && works("unshare", "--net", "true");
        }
    },
    TMPFS("root, and permission to mount a tmpfs") {
        @Override
        boolean met() {
            return works("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt");
        }
    },
    BRIDGES("bridges, with checksums computed in software (ethtool), and forwarding (socat)") {
        @Override
        boolean met() {
            return command("ethtool") && command("socat");
        }
    },
    BUSYBOX("a DHCP client (busybox-static)") {
        @Override
        boolean met() {
            return command("busybox");
        }
    },
    DNSMASQ("a router advertiser (dnsmasq-base)") {
        @Override
        boolean met() {
            return command("dnsmasq");
        }
    },
    CURL("curl (curl)") {
        @Override
        boolean met() {
            return command("curl");
        }
    },
    SSH("an SSH client (openssh-client)") {
        @Override
        boolean met() {
            return command("ssh");
        }
    },
    QEMU("a PC with BIOS and boot ROMs (qemu-system-x86, seabios, ipxe-qemu)") {
        @Override
        boolean met() {
            return command("qemu-system-x86_64") && Files.exists(Path.of("/usr/lib/ipxe/qemu/pxe-virtio.rom"));
        }
    },
    OVMF("UEFI firmware (ovmf)") {
        @Override
        boolean met() {
            return Files.exists(Vm.OVMF.resolve("OVMF_CODE_4M.fd"));
        }
    },
    IPXE("a boot loader for UEFI (ipxe)") {
        @Override
        boolean met() {
            return Files.exists(Path.of("/usr/lib/ipxe/ipxe.efi"));
        }
    },
    PXELINUX("a boot loader for BIOS (pxelinux, syslinux-common)") {
        @Override
        boolean met() {
            return Files.exists(Path.of("/usr/lib/PXELINUX/lpxelinux.0"))
                    && Files.exists(Path.of("/usr/lib/syslinux/modules/bios/ldlinux.c32"));
        }
    },
    INITRAMFS("a kernel and a discovery image (apt-get download; busybox-static, curl, kmod, cpio, zstd)") {
        @Override
        boolean met() {
            return Stream.of("apt-get", "dpkg", "busybox", "curl", "depmod", "cpio", "zstd")
                    .allMatch(Prerequisite::command);
        }
    };

    private final String what;

    Prerequisite(String what) {
        this.what = what;
    }

    abstract boolean met();

    /** Why a test that needs this cannot run; empty if it can. */
    Optional<String> missing() {
        return met() ? Optional.empty() : Optional.of("missing: " + what);
    }

    private static boolean command(String name) {
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static boolean works(String... words) {
        return Command.of(List.of(words)).status() == 0;
    }
}
