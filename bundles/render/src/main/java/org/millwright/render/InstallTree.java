// SPDX-License-Identifier: Apache-2.0
package org.millwright.render;

import org.millwright.models.Arch;
import org.millwright.models.BootEnv;

/** Where the install tree of a boot environment for one architecture lies in the file tree. */
public record InstallTree(BootEnv env, String arch) {

    /** @throws IllegalArgumentException where the boot environment doesn't boot this architecture */
    public InstallTree(BootEnv env, String arch) {
        this.env = env;
        this.arch = Arch.normal(arch)
                .filter(env.architectures()::containsKey)
                .orElseThrow(() -> new IllegalArgumentException("Unknown arch " + arch));
    }

    /** The absolute path of a file of the tree. */
    public String path(String file) {
        String branch = arch.equals("amd64") ? "" : "/" + arch;
        String install = env.name().endsWith("-install") ? "/install" : "";
        return RenderedPath.clean(env.os().name() + branch + install + "/" + file);
    }
}
