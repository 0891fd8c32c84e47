// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.millwright.backend.Layer;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploaded packages as files of one folder, {@code Name-Version.yaml}; a new one is whole before an old one goes. They
 * hold secure values as they were sent, so that only the server's user may read them.
 */
final class PackageFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PackageFolder.class);
    private static final FileAttribute<?> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");
    private static final String UNFINISHED = ".new.";
    // A file's name has at most 255 bytes, with what is put before and behind.
    private static final int LONGEST_STEM = 230;

    private final Path folder;
    private final Map<String, List<Path>> files = new TreeMap<>();
    private final List<String> damaged = new ArrayList<>();

    PackageFolder(Path folder) {
        this.folder = folder;
    }

    /** The packages by name. Of several files of one name the newest counts; one that can't be read is told and skipped. */
    Map<String, Layer> read() {
        var layers = new TreeMap<String, Layer>();
        files.clear();
        damaged.clear();
        shut();
        for (Path file : found()) {
            try {
                var layer = PackageDocument.read(tree(file.toString(), Files.readAllBytes(file)));
                layers.put(layer.name(), layer);
                files.computeIfAbsent(layer.name(), name -> new ArrayList<>()).add(file);
            } catch (ContentFault | IOException e) {
                skip(file, e.getMessage());
            } catch (Problem e) {
                skip(file, String.join("; ", e.messages()));
            }
        }
        return layers;
    }

    /** Takes from others what was written before, or by hand. */
    private void shut() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            shut(folder);
            for (Path file : entries.toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    shut(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("Others may be able to read the packages in {}: {}", folder, e.toString());
        }
    }

    private static void shut(Path path) throws IOException {
        var permissions = Files.getPosixFilePermissions(path);
        if (permissions.retainAll(OWN)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private void skip(Path file, String why) {
        LOG.error("The package {} can't be read, nothing of it is used: {}", file, why);
        damaged.add(file.getFileName() + ": " + why);
    }

    List<String> damaged() {
        return List.copyOf(damaged);
    }

    private List<Path> found() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[^.].*\\.(yaml|yml|json)"))
                    .sorted(Comparator.<Path>comparingLong(file -> file.toFile().lastModified())
                            .thenComparing(file -> file))
                    .toList();
        } catch (IOException e) {
            LOG.error("The packages in {} can't be read", folder, e);
            return List.of();
        }
    }

    /** @param name says by its end which language it is in */
    static JsonNode tree(String name, byte[] bytes) {
        return name.endsWith(".json") ? Wire.tree(bytes) : YamlText.tree(new String(bytes, UTF_8));
    }

    /** The newest file of this package, by the name that it would have alone. */
    Map.Entry<String, byte[]> file(String name) {
        var all = files.get(name);
        Path file = all.get(all.size() - 1);
        String text = file.toString();
        try {
            return Map.entry(encoded(name) + text.substring(text.lastIndexOf('.')), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Problem("contents", name, "", List.of("The package " + file + " can't be read: " + e), 500);
        }
    }

    /**
     * Keeps a package besides those of its name, on stable storage when this returns.
     *
     * @throws Problem 507 where the disk refuses, 400 where no disk could
     */
    Path write(Layer layer, JsonNode document) {
        String stem = encoded(layer.name()) + "-" + encoded(layer.text("Version"));
        if (stem.length() > LONGEST_STEM) {
            throw new Problem("contents", layer.name(), "", List.of("Name and Version are too long"), 400);
        }
        try {
            Files.createDirectories(folder, OWN_FOLDER);
            Path file = folder.resolve(stem + ".yaml");
            for (int n = 1; Files.exists(file); n++) {
                file = folder.resolve(stem + "-" + n + ".yaml");
            }
            Path unfinished = folder.resolve(UNFINISHED + file.getFileName());
            force(unfinished, YamlText.text(document).getBytes(UTF_8));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            try (var channel = FileChannel.open(folder)) {
                channel.force(true);
            }
            return file;
        } catch (IOException e) {
            throw new Problem("contents", layer.name(), "", List.of("Cannot keep the package: " + e), 507);
        }
    }

    private static void force(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN_FILE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("*", "%2A");
    }

    /** From now on this file is the package of this name, and no other. */
    void settle(String name, Path file) {
        remove(name);
        files.put(name, new ArrayList<>(List.of(file)));
    }

    void remove(String name) {
        files.getOrDefault(name, List.of()).forEach(PackageFolder::delete);
        files.remove(name);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The package {} is out of use but can't be deleted: {}", file, e.toString());
        }
    }
}
