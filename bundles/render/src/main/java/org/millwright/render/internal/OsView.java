// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.Map;
import org.millwright.models.OsInfo;
import org.millwright.template.Facade;

/** The operating system of a boot environment as templates see it. */
final class OsView {

    private static final Map<String, String> FAMILY_TYPES = Map.of(
            "centos", "rhel",
            "redhat", "rhel",
            "fedora", "rhel",
            "scientificlinux", "rhel",
            "debian", "debian",
            "ubuntu", "debian");

    private static final Members<OsInfo> MEMBERS = Members.ofRecord(OsInfo.class)
            .field("FamilyName", OsView::familyName)
            .field("FamilyType", os -> FAMILY_TYPES.getOrDefault(familyName(os), familyName(os)))
            .field("FamilyVersion", OsView::familyVersion)
            .method("VersionEq", 1, (os, arguments) -> versionEq(familyVersion(os), Values.text(arguments, 0)));

    static Facade of(OsInfo os) {
        return MEMBERS.of(os);
    }

    private static String familyName(OsInfo os) {
        return os.family().isEmpty() ? os.name().split("-", 2)[0] : os.family();
    }

    private static String familyVersion(OsInfo os) {
        String[] parts = os.name().split("-", 3);
        return !os.version().isEmpty() || parts.length < 2 ? os.version() : parts[1];
    }

    /** Compares the parts that are asked for: 7.6 is 7. */
    private static boolean versionEq(String version, String asked) {
        String[] parts = version.split("\\.");
        String[] wanted = asked.split("\\.");
        for (int i = 0; i < wanted.length; i++) {
            if (i >= parts.length || number(parts[i]) != number(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    private static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a version number: " + part, e);
        }
    }

    private OsView() {}
}
