// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The files that clients bring, in folders of their own below the file root. A path can't leave its folder. */
public interface Uploads {

    /** Where clients may bring files. */
    enum Folder {
        FILES,
        ISOS
    }

    /**
     * What a client sends.
     *
     * @param offset of its first byte within the file; 0 begins anew, else an upload goes on that broke off there
     * @param length of the whole file, where it is known
     * @param sha256 of the whole file in hex, where its sender wants it compared; else empty
     */
    record Incoming(InputStream bytes, long offset, OptionalLong length, String sha256) {}

    /**
     * Names in order, those of directories with a slash at the end.
     *
     * @throws UploadProblem where there is no such directory
     */
    List<String> list(Folder folder, String path);

    /** A regular file. */
    Optional<Path> find(Folder folder, String path);

    /** How much there is of an upload that broke off. */
    long begun(Folder folder, String path);

    /**
     * Keeps a file. Others see all of it or what was there before.
     *
     * @return bytes that it has
     * @throws UploadProblem where it can't be
     */
    long save(Folder folder, String path, Incoming incoming);

    /**
     * Removes a file or an empty directory.
     *
     * @return whether there was one
     */
    boolean delete(Folder folder, String path);

    /** SHA-256 of a file in hex; kept until the file changes. */
    String sha256(Path file) throws IOException;
}
