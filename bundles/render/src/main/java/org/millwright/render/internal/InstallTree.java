// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import org.millwright.models.Arch;
import org.millwright.models.BootEnv;
import org.millwright.render.RenderedPath;

/** Where the install tree of a boot environment lies in the file tree. */
final class InstallTree {

    /** The absolute path of a file of the tree for one architecture. */
    static String path(BootEnv env, String arch, String file) {
        String normal = Arch.normal(arch)
                .filter(env.architectures()::containsKey)
                .orElseThrow(() -> new IllegalArgumentException("Unknown arch " + arch));
        String branch = normal.equals("amd64") ? "" : "/" + normal;
        String install = env.name().endsWith("-install") ? "/install" : "";
        return RenderedPath.clean(env.os().name() + branch + install + "/" + file);
    }

    private InstallTree() {}
}
