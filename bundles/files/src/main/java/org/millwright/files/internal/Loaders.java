// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The boot loaders: those that an operator put into a folder, else those that the system's packages installed. */
final class Loaders {

    /** A file that machines ask for in the root, where it is after installing a package. */
    record Loader(String name, String origin, List<Path> candidates) {}

    private static final Map<String, Loader> KNOWN = new LinkedHashMap<>();

    static {
        for (String name : List.of("ipxe.efi", "snponly.efi", "undionly.kpxe", "ipxe.pxe", "ipxe.lkrn")) {
            known(name, "ipxe", "/usr/lib/ipxe/" + name, "/boot/" + name);
        }
        known(
                "ipxe-arm64.efi",
                "ipxe",
                "/usr/lib/ipxe/ipxe-arm64.efi",
                "/boot/ipxe-arm64.efi",
                "/usr/lib/ipxe/arm64/ipxe.efi");
        known("lpxelinux.0", "pxelinux", "/usr/lib/PXELINUX/lpxelinux.0");
        known("pxelinux.0", "pxelinux", "/usr/lib/PXELINUX/pxelinux.0");
        for (String module : List.of(
                "ldlinux",
                "libutil",
                "libcom32",
                "libmenu",
                "libgpl",
                "pxechn",
                "chain",
                "menu",
                "vesamenu",
                "linux",
                "mboot",
                "reboot",
                "poweroff",
                "sanboot",
                "whichsys",
                "hdt")) {
            known(module + ".c32", "syslinux-common", "/usr/lib/syslinux/modules/bios/" + module + ".c32");
        }
        known("memdisk", "syslinux-common", "/usr/lib/syslinux/memdisk");
        known("shimx64.efi", "shim-signed", "/usr/lib/shim/shimx64.efi.signed");
        known("mmx64.efi", "shim-signed", "/usr/lib/shim/mmx64.efi.signed", "/usr/lib/shim/mmx64.efi");
        known(
                "grubx64.efi",
                "grub-efi-amd64-signed",
                "/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed",
                "/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed");
    }

    private static void known(String name, String origin, String... candidates) {
        KNOWN.put(
                name,
                new Loader(name, origin, Stream.of(candidates).map(Path::of).toList()));
    }

    private final Path folder;
    private final Map<String, Loader> known;

    Loaders(Path folder) {
        this(folder, KNOWN);
    }

    Loaders(Path folder, Map<String, Loader> known) {
        this.folder = folder;
        this.known = known;
    }

    Optional<Path> find(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            return Optional.empty();
        }
        var installed =
                Optional.ofNullable(known.get(name)).map(Loader::candidates).orElse(List.of());
        return Stream.concat(Stream.of(folder.resolve(name)), installed.stream())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The package that a known loader comes with. */
    Optional<String> origin(String name) {
        return Optional.ofNullable(known.get(name)).map(Loader::origin);
    }

    /** The known loaders that are nowhere, by the package that brings them. */
    Map<String, List<String>> missing() {
        var missing = new TreeMap<String, List<String>>();
        for (var loader : known.values()) {
            if (find(loader.name()).isEmpty()) {
                missing.computeIfAbsent(loader.origin(), origin -> new ArrayList<>())
                        .add(loader.name());
            }
        }
        return missing;
    }
}
