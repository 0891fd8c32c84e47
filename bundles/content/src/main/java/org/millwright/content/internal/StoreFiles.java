// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.models.Problem;

/** The files of a store that an operator keeps: one, or those of a folder. New ones are whole before they take their place. */
record StoreFiles(Path place) {

    private static final Set<String> TYPES = Set.of("directory", "file");

    /** Whether people keep such a store in files of their own. */
    static boolean has(StoreContent content) {
        return TYPES.contains(content.address().type());
    }

    static StoreFiles of(StoreContent content) {
        return new StoreFiles(content.address().place());
    }

    /** By their paths below the folder; a single file by its name. */
    SortedMap<String, byte[]> read() {
        var files = new TreeMap<String, byte[]>();
        if (!Files.exists(place)) {
            return files;
        }
        Path root = Files.isDirectory(place) ? place : place.getParent();
        try (Stream<Path> found = Files.walk(place)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Writes these beside the place; gives what is to be put there. */
    StoreFiles stage(Map<String, byte[]> files, boolean folder) {
        var staged = beside("restored");
        try {
            staged.delete();
            for (var file : files.entrySet()) {
                Path path = folder ? staged.place.resolve(file.getKey()).normalize() : staged.place;
                if (!path.startsWith(staged.place)) {
                    throw new Problem("contents", "", "", List.of(file.getKey() + " is outside of its folder"), 422);
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return staged;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Puts what was staged in the place of what is there. */
    void take(StoreFiles staged) {
        var before = beside("before");
        try {
            before.delete();
            if (Files.exists(place)) {
                Files.move(place, before.place);
            }
            Files.move(staged.place, place);
            before.delete();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private StoreFiles beside(String what) {
        return new StoreFiles(place.resolveSibling("." + place.getFileName() + "." + what));
    }

    void delete() {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(place)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem refused(IOException e) {
        return new Problem("contents", "", "", List.of("The content in " + place + " can't be kept: " + e), 507);
    }
}
