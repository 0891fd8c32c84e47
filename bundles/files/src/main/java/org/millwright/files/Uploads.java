// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folders of the file root that clients fill, {@code files} and {@code isos}. Paths begin with a slash. What can't be
 * done is told by a {@link org.millwright.models.Problem} whose type the caller fills in.
 */
public interface Uploads {

    /** The names in a folder, sorted, those of folders with a slash behind. */
    List<String> list(String area, String folder);

    /** A regular file; {@code ..} can't leave the area. */
    Optional<Path> find(String area, String path);

    /**
     * Keeps all that comes, in the place of what was there, once it is whole.
     *
     * @return how many bytes that is
     */
    long store(String area, String path, InputStream content);

    /** Of a folder, only an empty one. */
    void delete(String area, String path);
}
