// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;

/** The files that templates make for machines: asked whether each has a place when a machine is judged. */
public interface TemplateFiles {

    /**
     * Why files of a boot environment or stage can't be placed, each in words; nothing where all can. Called within a
     * transaction, of which the image is, and by many threads at once.
     *
     * @param kind bootenvs or stages
     * @param machine UUID; empty for a machine that isn't known
     */
    List<String> faults(Image image, String kind, String owner, String machine);
}
