// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/** How a boot environment boots one architecture; what is empty is taken from the boot environment itself. */
public record ArchInfo(
        String isoFile,
        String sha256,
        String isoUrl,
        String kernel,
        List<String> initrds,
        String bootParams,
        String loader) {

    public ArchInfo {
        isoFile = Fill.text(isoFile);
        sha256 = Fill.text(sha256);
        isoUrl = Fill.text(isoUrl);
        kernel = Fill.text(kernel);
        initrds = Fill.list(initrds);
        bootParams = Fill.text(bootParams);
        loader = Fill.text(loader);
    }
}
