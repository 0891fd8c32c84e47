// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

import java.nio.file.Path;

/** What a path names: text rendered for one asker, or a file or directory of the tree. */
public sealed interface ServedFile {

    /** Text made for this request; never kept. */
    record Rendered(byte[] bytes) implements ServedFile {}

    /** A regular file on disk. */
    record OnDisk(Path path) implements ServedFile {}

    /** A directory on disk. */
    record Directory(Path path) implements ServedFile {}
}
