// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.millwright.backend.Backup;
import org.millwright.backend.Backups;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups in a folder of this machine, each in one below it. */
final class FolderBackups implements Backups {

    private static final Logger LOG = LoggerFactory.getLogger(FolderBackups.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int TRIES = 5;

    private final LiveBackend backend;
    private final Path folder;
    private final String version;
    private final Clock clock;
    private final Supplier<Optional<ContentFiles>> content;

    FolderBackups(
            LiveBackend backend, Path folder, String version, Clock clock, Supplier<Optional<ContentFiles>> content) {
        this.content = content;
        this.backend = backend;
        this.folder = folder;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public synchronized Backup create(String name) {
        return create(name.isEmpty() ? free(TIME.format(clock.instant())) : name, backend.state());
    }

    private Backup create(String name, ImageState state) {
        var place = place(name);
        if (Files.exists(place)) {
            throw Problem.exists("backups", name);
        }
        try {
            var previous = list().stream().findFirst().map(backup -> new BackupFolder(folder.resolve(backup.name())));
            var backup = new BackupWriter(folder.resolve("." + name + ".draft"), previous)
                    .write(
                            new StoredImage(state),
                            content.get(),
                            version,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            place);
            LOG.info(
                    "Backup {} made of commit {}: {} bytes, {} of them new",
                    place,
                    backup.serial(),
                    backup.bytes(),
                    backup.written());
            return backup;
        } catch (IOException e) {
            throw new Problem(
                    "backups", name, "CREATE", List.of("The backup " + place + " can't be written: " + e), 507);
        }
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; Files.exists(folder.resolve(name)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    @Override
    public synchronized List<Backup> list() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> Files.exists(path.resolve(BackupFolder.MANIFEST)))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .flatMap(path -> listed(path).stream())
                    .sorted(Comparator.comparing(Backup::time)
                            .thenComparing(Backup::serial)
                            .reversed())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new Problem("backups", "", "LIST", List.of("The backups in " + folder + " can't be read: " + e), 500);
        }
    }

    private static Optional<Backup> listed(Path path) {
        try {
            return Optional.of(new BackupFolder(path).manifest());
        } catch (Problem e) {
            LOG.warn("{} is not listed: {}", path, String.join("; ", e.messages()));
            return Optional.empty();
        }
    }

    @Override
    public synchronized Backup restore(Request request, String name) {
        var wanted = new BackupFolder(existing(name, "RESTORE"));
        var objects = wanted.objects();
        var files = wanted.content();
        if (files.isEmpty()) {
            return restore(request, name, objects, layers -> layers);
        }
        var restored = content.get()
                .orElseThrow(() -> new Problem(
                        "backups", name, "RESTORE", List.of("The content is not served now: try again later"), 409));
        return restored.restore(files.get(), layers -> restore(request, name, objects, layers));
    }

    private Backup restore(
            Request request,
            String name,
            Map<String, SortedMap<String, byte[]>> objects,
            UnaryOperator<Layers> layers) {
        for (int tried = 0; tried < TRIES; tried++) {
            var before = backend.state();
            backend.tryRestore(request, objects, layers);
            var saved = create(free("before-restore-" + TIME.format(clock.instant())), before);
            if (backend.restore(request, before.serial(), objects, layers)) {
                LOG.info("Backup {} restored; what was there before is in {}", name, saved.name());
                return saved;
            }
            delete(saved.name());
        }
        throw new Problem("backups", name, "RESTORE", List.of("Others write all the time: try again later"), 409);
    }

    @Override
    public synchronized void delete(String name) {
        var place = existing(name, "DELETE");
        try {
            var gone = folder.resolve("." + name + ".draft");
            BackupWriter.delete(gone);
            Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
            BackupWriter.delete(gone);
        } catch (IOException e) {
            throw new Problem("backups", name, "DELETE", List.of(place + " can't be deleted: " + e), 500);
        }
    }

    private Path existing(String name, String type) {
        var place = place(name);
        if (!Files.isDirectory(place)) {
            throw Problem.notFound("backups", name, type);
        }
        return place;
    }

    private Path place(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            String message = "Invalid Name `" + name + "`: letters, digits, dots, dashes and underscores";
            throw new Problem("backups", name, "", List.of(message), 400);
        }
        return folder.resolve(name);
    }
}
