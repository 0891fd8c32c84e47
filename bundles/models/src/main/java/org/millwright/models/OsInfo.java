// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;

/** The operating system that a boot environment brings, and the medium it comes on. */
public record OsInfo(
        String name,
        String family,
        String codename,
        String version,
        String isoFile,
        String isoSha256,
        String isoUrl,
        Map<String, ArchInfo> supportedArchitectures) {

    public OsInfo {
        name = Fill.text(name);
        family = Fill.text(family);
        codename = Fill.text(codename);
        version = Fill.text(version);
        isoFile = Fill.text(isoFile);
        isoSha256 = Fill.text(isoSha256);
        isoUrl = Fill.text(isoUrl);
        supportedArchitectures = Fill.map(supportedArchitectures);
    }

    static final OsInfo NONE = new OsInfo("", "", "", "", "", "", "", Map.of());
}
