// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Processor architectures: many names, one normal form each. */
public final class Arch {

    private static final Map<String, String> NORMAL = new HashMap<>();

    static {
        same("amd64", "x86_64");
        same("386", "486", "686", "i386", "i486", "i686");
        same("arm", "armel", "armhfp");
        same("arm64", "aarch64");
        same("ppc64", "power9");
        same("ppc64le");
        same("mips64");
        same("mips64le", "mips64el");
        same("s390x");
        same("mips");
        same("mipsle", "mipsel");
        same("rpi4");
    }

    private static void same(String normal, String... others) {
        NORMAL.put(normal, normal);
        for (String other : others) {
            NORMAL.put(other, normal);
        }
    }

    /** The normal form of a name in any letter case; empty where the architecture isn't known. */
    public static Optional<String> normal(String name) {
        return Optional.ofNullable(NORMAL.get(name.toLowerCase(Locale.ROOT)));
    }

    private Arch() {}
}
