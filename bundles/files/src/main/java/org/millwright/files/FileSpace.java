// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

import java.util.Optional;
import org.millwright.backend.net.Asker;

/** Finds what a path names, for TFTP and HTTP alike: a rendered file first, then the tree below the file root. */
public interface FileSpace {

    /**
     * Finds the file at a path, rendering it for who asks where it is a template.
     *
     * @param path with or without a leading slash; {@code .} and {@code ..} are resolved and can't leave the root
     * @return empty where there is no such file
     * @throws FileProblem where there is one that can't be read or rendered, or where it is known what brings one that is missing;
     *     the message is for the client
     */
    Optional<ServedFile> open(String path, Asker asker);
}
