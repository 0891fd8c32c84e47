// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.models.Problem;
import org.millwright.store.Store;
import org.millwright.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for each kind, a file for each object, for people to read and to edit while the server is stopped. */
final class DirectoryStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryStore.class);
    private static final String KEY = ".key";

    private final Path folder;
    private final Codec codec;

    DirectoryStore(Path folder, Codec codec) {
        this.folder = folder;
        this.codec = codec;
    }

    @Override
    public void replay(Reader reader) {
        var faults = new ArrayList<String>();
        for (Path kind : shown(folder)) {
            if (!Files.isDirectory(kind)) {
                continue;
            }
            String name = FileNames.key(kind.getFileName().toString());
            for (Path file : shown(kind)) {
                try {
                    read(name, file, reader);
                } catch (IOException e) {
                    faults.add(file + ": " + Folders.reason(e));
                } catch (Problem e) {
                    faults.add(file + ": " + String.join("; ", e.messages()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new StoreException("Mend or move away what can't be read: " + String.join("; ", faults));
        }
    }

    private void read(String kind, Path file, Reader reader) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(codec.extension())) {
            reader.entry(kind, key(file), Codec.value(codec.read(Files.readAllBytes(file))));
        } else if (!name.endsWith(KEY)) {
            LOG.warn("{} is left out: it is no {} file", file, codec.extension());
        }
    }

    private String key(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - codec.extension().length());
        var key = file.resolveSibling(stem + KEY);
        return stem.startsWith("%long-") && Files.exists(key) ? Files.readString(key) : FileNames.key(stem);
    }

    /** Without what begins with a dot. */
    private static List<Path> shown(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var names = Files.list(folder)) {
            return names.filter(name -> !name.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StoreException("The folder " + folder + " can't be read: " + Folders.reason(e), e);
        }
    }

    @Override
    public Map<String, String> meta() {
        var meta = new TreeMap<String, String>();
        try (var names = Files.newDirectoryStream(folder, "._*.meta")) {
            for (Path file : names) {
                String name = file.getFileName().toString();
                String value = Files.readString(file).strip();
                if (!value.isEmpty()) {
                    meta.put(name.substring(2, name.length() - ".meta".length()), value);
                }
            }
        } catch (java.nio.file.NoSuchFileException e) {
            LOG.debug("No folder {}", folder);
        } catch (IOException e) {
            throw new StoreException("The folder " + folder + " can't be read: " + Folders.reason(e), e);
        }
        return meta;
    }

    @Override
    public void check(Entry entry) {
        Values.check(entry);
    }

    @Override
    public void append(List<Entry> batch) {
        var touched = new TreeSet<Path>();
        try {
            for (Entry entry : batch) {
                touched.add(put(entry));
            }
            for (Path kind : touched) {
                Folders.sync(kind);
            }
            Folders.sync(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The store " + folder + " can't be written: " + Folders.reason(e) + " (" + e.getMessage() + ")", e);
        }
    }

    private Path put(Entry entry) throws IOException {
        var kind = Files.createDirectories(folder.resolve(FileNames.escaped(entry.kind())));
        String name = FileNames.escaped(entry.key());
        boolean isLong = FileNames.isLong(name);
        String stem = isLong ? FileNames.shortened(name) : name;
        var file = kind.resolve(stem + codec.extension());
        if (entry.removes()) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(kind.resolve(stem + KEY));
        } else {
            if (isLong) {
                Folders.write(kind.resolve(stem + KEY), entry.key().getBytes(UTF_8));
            }
            Folders.write(file, codec.write(Codec.tree(entry.value())));
        }
        return kind;
    }

    @Override
    public void close() {}
}
