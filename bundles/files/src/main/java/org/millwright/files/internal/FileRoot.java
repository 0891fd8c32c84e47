// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tree on disk. Symbolic links are followed; a path can't leave it, nor name an upload that isn't whole. */
final class FileRoot {

    private static final List<String> FOLDERS = List.of("isos", "files", "machines");

    private final Path root;

    FileRoot(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    void create() {
        try {
            for (String folder : FOLDERS) {
                Files.createDirectories(root.resolve(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file root " + root + " can't be made", e);
        }
    }

    /** The place of an absolute clean path. */
    Optional<Path> find(String path) {
        try {
            var place = root.resolve(path.substring(1)).normalize();
            return place.startsWith(root) && !Upload.isPart(place) && Files.exists(place)
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
