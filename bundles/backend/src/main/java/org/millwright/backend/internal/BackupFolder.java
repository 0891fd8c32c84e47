// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millwright.backend.Backup;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** A finished backup on disk: read only after its manifest and every part have proven to be what was written. */
record BackupFolder(Path folder) {

    /** Format 1 had no content, and nothing of it was sealed up to format 2. */
    static final int FORMAT = 3;

    static final String CONTENT = "content/";
    static final String SEALED = "sealed/";
    static final String CONTENT_KEY = "keys/content.key";
    private static final List<String> NO_OBJECTS = List.of(CONTENT, SEALED, CONTENT_KEY);

    static final String MANIFEST = "manifest.json";
    static final String SEAL = "manifest.sha256";

    /** What the manifest says. */
    Backup manifest() {
        var bytes = read(MANIFEST);
        if (!Digest.of(bytes).equals(new String(read(SEAL), UTF_8).trim())) {
            throw damaged(MANIFEST, "its SHA-256 is not that of " + SEAL);
        }
        var backup = Wire.read(Backup.class, bytes);
        if (backup.format() > FORMAT) {
            throw damaged(
                    MANIFEST,
                    "it has format " + backup.format() + ", made by version " + backup.version()
                            + "; this server reads formats up to " + FORMAT);
        }
        return backup;
    }

    /** All objects, by kind and key. */
    Map<String, SortedMap<String, byte[]>> objects() {
        var all = new TreeMap<String, SortedMap<String, byte[]>>();
        for (Backup.Part part : manifest().parts()) {
            if (NO_OBJECTS.stream().anyMatch(part.file()::startsWith)) {
                continue;
            }
            var objects = all.computeIfAbsent(BackupPart.kind(part.file()), kind -> new TreeMap<>());
            int line = 1;
            for (String text : text(part).lines().toList()) {
                int tab = text.indexOf('\t');
                if (tab < 0) {
                    throw damaged(part.file(), "line " + line + " is no key and object");
                }
                objects.put(
                        Wire.tree(text.substring(0, tab).getBytes(UTF_8)).asText(),
                        text.substring(tab + 1).getBytes(UTF_8));
                line++;
            }
        }
        return all;
    }

    /** The files of content, by their paths; empty where the backup was made without. */
    Optional<SortedMap<String, byte[]>> content() {
        var manifest = manifest();
        if (manifest.format() < 2 || manifest.excluded().contains(BackupWriter.CONTENT)) {
            return Optional.empty();
        }
        var files = new TreeMap<String, byte[]>();
        for (Backup.Part part : manifest.parts()) {
            if (part.file().startsWith(CONTENT)) {
                files.put(part.file().substring(CONTENT.length()), bytes(part));
            } else if (part.file().startsWith(SEALED)) {
                files.put(part.file().substring(SEALED.length()), opened(part));
            }
        }
        return Optional.of(files);
    }

    private byte[] opened(Backup.Part part) {
        var key = contentKey().orElseThrow(() -> damaged(CONTENT_KEY, "it opens what is sealed and isn't there"));
        try {
            return SealedContent.open(key, bytes(part));
        } catch (IllegalArgumentException e) {
            throw damaged(part.file(), "it is not for the key " + CONTENT_KEY);
        }
    }

    /** What opens the sealed files of content, where there are some and it is still what was written. */
    Optional<BoxKey> contentKey() {
        return intact(CONTENT_KEY).map(BoxKey::read);
    }

    /** A file of content as it is sealed, where it still is what was written. */
    Optional<byte[]> sealed(String file) {
        return intact(SEALED + file);
    }

    private Optional<byte[]> intact(String file) {
        return manifest().parts().stream()
                .filter(part -> part.file().equals(file) && intact(part).isPresent())
                .findFirst()
                .map(part -> read(file));
    }

    private String text(Backup.Part part) {
        return new String(bytes(part), UTF_8);
    }

    private byte[] bytes(Backup.Part part) {
        var bytes = read(part.file());
        if (!Digest.of(bytes).equals(part.sha256())) {
            throw damaged(part.file(), "its SHA-256 is not that of " + MANIFEST);
        }
        return bytes;
    }

    /** The file of this part, where it still is what was written. */
    Optional<Path> intact(Backup.Part part) {
        try {
            return Digest.of(Files.readAllBytes(folder.resolve(part.file()))).equals(part.sha256())
                    ? Optional.of(folder.resolve(part.file()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] read(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw damaged(file, "it can't be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Problem damaged(String file, String why) {
        String message = "The backup is not used: " + folder.resolve(file) + ": " + why;
        return new Problem("backups", folder.getFileName().toString(), "RESTORE", List.of(message), 422);
    }
}
