// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.backend.Backup;
import org.millwright.backend.ContentFiles;
import org.millwright.models.Wire;

/** Writes one backup beside its place and moves it there when all of it is on disk. Only its owner may read it. */
final class BackupWriter {

    /** What is in no backup, and what is in none of a server without content. */
    private static final List<String> EXCLUDED = List.of("certificate", "etc", "files", "isos", "job-logs", "plugins");

    static final String CONTENT = "content";

    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path draft;
    private final Optional<BackupFolder> previous;
    private final Map<String, Backup.Part> known;
    private final List<Backup.Part> parts = new ArrayList<>();
    private long written;

    /** @param previous shares its files where they are the same */
    BackupWriter(Path draft, Optional<BackupFolder> previous) {
        this.draft = draft;
        this.previous = previous;
        this.known = previous.map(folder -> folder.manifest().parts()).orElse(List.of()).stream()
                .collect(Collectors.toMap(Backup.Part::file, part -> part));
    }

    Backup write(StoredImage image, Optional<ContentFiles> content, String version, Instant time, Path place)
            throws IOException {
        try {
            delete(draft);
            Files.createDirectories(place.getParent(), FOLDER);
            Files.createDirectory(draft, FOLDER);
            var counts = new TreeMap<String, Integer>();
            for (String kind : image.kinds()) {
                var objects = image.objects(kind);
                counts.put(kind, objects.size());
                for (BackupPart part : BackupPart.of(kind, objects)) {
                    add(part);
                }
            }
            var excluded = new ArrayList<>(EXCLUDED);
            if (content.isEmpty()) {
                excluded.add(CONTENT);
            }
            var files = content.map(ContentFiles::files).orElse(new TreeMap<>());
            for (BackupPart part : new SealedContent(image.state(), previous).parts(files)) {
                add(part);
            }
            var backup = new Backup(
                    place.getFileName().toString(),
                    BackupFolder.FORMAT,
                    version,
                    time.toString(),
                    image.state().serial(),
                    previous.map(folder -> folder.folder().getFileName().toString())
                            .orElse(""),
                    parts.stream().mapToLong(Backup.Part::bytes).sum(),
                    written,
                    counts,
                    excluded,
                    parts);
            finish(backup, place);
            return backup;
        } catch (IOException e) {
            delete(draft);
            throw e;
        }
    }

    private void add(BackupPart part) throws IOException {
        var entry = new Backup.Part(part.file(), Digest.of(part.bytes()), part.bytes().length);
        var file = draft.resolve(part.file());
        if (!Files.exists(file.getParent())) {
            Files.createDirectories(file.getParent(), FOLDER);
        }
        var same = entry.equals(known.get(part.file()))
                ? previous.flatMap(folder -> folder.intact(entry))
                : Optional.<Path>empty();
        if (same.isEmpty() || !linked(file, same.get())) {
            file(file, part.bytes());
            written += entry.bytes();
        }
        parts.add(entry);
    }

    private static boolean linked(Path file, Path same) {
        try {
            Files.createLink(file, same);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void finish(Backup backup, Path place) throws IOException {
        var manifest = Wire.bytes(backup);
        file(draft.resolve(BackupFolder.MANIFEST), manifest);
        file(draft.resolve(BackupFolder.SEAL), (Digest.of(manifest) + "\n").getBytes(UTF_8));
        try (Stream<Path> inside = Files.walk(draft)) {
            for (Path folder : inside.filter(Files::isDirectory).toList()) {
                sync(folder);
            }
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        sync(place.getParent());
    }

    private static void file(Path file, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a folder with all that is in it; nothing where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
