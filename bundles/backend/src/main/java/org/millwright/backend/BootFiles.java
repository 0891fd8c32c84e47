// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;
import org.millwright.models.BootEnv;

/** The kernels and initrds that machines boot: asked for when a machine goes to another boot environment. */
public interface BootFiles {

    /**
     * What machines of this architecture lack to boot, each in words; nothing where they can. Called within a
     * transaction, of which the image is.
     *
     * @param arch one that the boot environment has a kernel for
     */
    List<String> missing(Image image, BootEnv env, String arch);
}
