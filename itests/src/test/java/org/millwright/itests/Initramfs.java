// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A kernel and a small discovery image of Debian's packages; made at the first use, kept below the target folder. */
final class Initramfs {

    private Initramfs() {}

    /** The folder with {@code vmlinuz} and {@code initrd.img}; without Debian's archive the test is skipped. */
    static synchronized Path folder() {
        try {
            Path folder = Distribution.TARGET.resolve("discovery").toAbsolutePath();
            if (!Files.exists(folder.resolve("initrd.img"))) {
                Path script = Path.of(
                        Initramfs.class.getResource("/lab/initramfs/build.sh").toURI());
                Command.Result built = Command.of(List.of("bash", script.toString(), folder.toString()));
                Assumptions.assumeTrue(built.status() != 3, "cannot download Debian's kernel: " + built.output());
                if (built.status() != 0) {
                    throw new IllegalStateException(built.output());
                }
            }
            return folder;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
