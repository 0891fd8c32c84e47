// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.ArchInfo;
import org.millwright.models.BootEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which file a network boot client loads first: by its firmware's architecture, or the script where it is iPXE. */
final class BootFile {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    private static final String SCRIPT = "default.ipxe";

    private static final int PXE = 33;
    private static final int HTTP = 19;
    private static final int BZIMAGE = 24;
    private static final int EFI = 36;

    /**
     * A client architecture (RFC 5970 and its registry).
     *
     * @param arch whose loader a boot environment may bring; empty where none
     * @param file what it loads unless the boot environment says else; empty where it can't be booted
     */
    private record Firmware(String name, String arch, String file) {}

    private static final Map<Integer, Firmware> FIRMWARE = new HashMap<>();

    static {
        firmware(0, "x86 BIOS", "", "lpxelinux.0");
        firmware(1, "NEC/PC98");
        firmware(2, "Itanium");
        firmware(3, "DEC Alpha");
        firmware(4, "Arc x86");
        firmware(5, "Intel Lean Client");
        firmware(6, "x86 UEFI");
        firmware(7, "x64 UEFI", "amd64", "ipxe.efi");
        firmware(8, "EFI Xscale");
        firmware(9, "EBC, in practice x64 UEFI", "amd64", "ipxe.efi");
        firmware(10, "ARM 32-bit UEFI");
        firmware(11, "ARM 64-bit UEFI", "arm64", "ipxe-arm64.efi");
        firmware(12, "PowerPC Open Firmware");
        firmware(13, "PowerPC ePAPR");
        firmware(14, "POWER OPAL v3");
        firmware(15, "x86 UEFI HTTP");
        firmware(16, "x64 UEFI HTTP", "amd64", "ipxe.efi");
        firmware(17, "EBC HTTP", "amd64", "ipxe.efi");
        firmware(18, "ARM 32-bit UEFI HTTP");
        firmware(19, "ARM 64-bit UEFI HTTP", "arm64", "ipxe-arm64.efi");
        firmware(20, "x86 BIOS HTTP");
        firmware(21, "ARM 32-bit U-Boot");
        firmware(22, "ARM 64-bit U-Boot");
        firmware(23, "ARM 32-bit U-Boot HTTP");
        firmware(24, "ARM 64-bit U-Boot HTTP");
        firmware(25, "RISC-V 32-bit UEFI");
        firmware(26, "RISC-V 32-bit UEFI HTTP");
        firmware(27, "RISC-V 64-bit UEFI");
        firmware(28, "RISC-V 64-bit UEFI HTTP");
        firmware(29, "RISC-V 128-bit UEFI");
        firmware(30, "RISC-V 128-bit UEFI HTTP");
        firmware(31, "s390 basic");
        firmware(32, "s390 extended");
        firmware(33, "MIPS 32-bit UEFI");
        firmware(34, "MIPS 64-bit UEFI");
        firmware(35, "Sunway 32-bit UEFI");
        firmware(36, "Sunway 64-bit UEFI");
        firmware(37, "LoongArch 32-bit UEFI");
        firmware(38, "LoongArch 32-bit UEFI HTTP");
        firmware(39, "LoongArch 64-bit UEFI");
        firmware(40, "LoongArch 64-bit UEFI HTTP");
        firmware(41, "ARM rpiboot");
    }

    private BootFile() {}

    private static void firmware(int code, String name, String... archAndFile) {
        FIRMWARE.put(
                code,
                archAndFile.length == 0
                        ? new Firmware(name, "", "")
                        : new Firmware(name, archAndFile[0], archAndFile[1]));
    }

    /** Whether the client boots from the network at all, by TFTP or by HTTP. */
    static boolean wanted(Packet packet) {
        return packet.text(Option.VENDOR_CLASS).startsWith("PXEClient") || http(packet);
    }

    /** Whether the client is firmware that loads its first file from a URL. */
    static boolean http(Packet packet) {
        return packet.text(Option.VENDOR_CLASS).startsWith("HTTPClient");
    }

    /** The file's path below the served tree; empty where there is none for this client. */
    static Optional<String> path(Packet packet, Optional<BootEnv> env) {
        int arch = arch(packet).orElse(0);
        boolean ipxe = packet.text(Option.USER_CLASS).equals("iPXE");
        if (ipxe && sane(packet, arch)) {
            return Optional.of(SCRIPT);
        }
        var firmware = FIRMWARE.getOrDefault(arch, new Firmware("unknown", "", ""));
        Optional<String> loader = env.flatMap(loader(firmware.arch));
        if (loader.isPresent()) {
            return loader;
        }
        if (firmware.file.isEmpty()) {
            LOG.debug("Client arch {} ({}): cannot boot it from the network", arch, firmware.name);
            return Optional.empty();
        }
        return Optional.of(arch == 0 && ipxe ? "ipxe.pxe" : firmware.file);
    }

    private static Function<BootEnv, Optional<String>> loader(String arch) {
        return env -> Optional.ofNullable(env.architectures().get(arch))
                .map(ArchInfo::loader)
                .filter(loader -> !loader.isEmpty());
    }

    /** The first architecture that the client names (option 93). */
    static Optional<Integer> arch(Packet packet) {
        return packet.option(Option.CLIENT_ARCH)
                .filter(bytes -> bytes.length >= 2)
                .map(bytes -> (bytes[0] & 255) << 8 | bytes[1] & 255);
    }

    /** Whether this iPXE can do what the boot scripts need. */
    // Not COMBOOT: distributions build iPXE without it, and their ipxe.pxe would be told to load ipxe.pxe for ever.
    private static boolean sane(Packet packet, int arch) {
        Map<Integer, byte[]> features =
                packet.option(Option.IPXE).map(Option::nested).orElse(Map.of());
        return on(features, HTTP) && (arch == 0 ? on(features, PXE) && on(features, BZIMAGE) : on(features, EFI));
    }

    private static boolean on(Map<Integer, byte[]> features, int code) {
        byte[] value = features.getOrDefault(code, new byte[0]);
        return value.length > 0 && value[0] != 0;
    }
}
