// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.models.Problem;
import org.millwright.store.Store;
import org.millwright.store.StoreException;

/** One document of meta data and sections, rewritten as a whole: for small sites and for packages of content. */
final class FileStore implements Store {

    private static final String SECTIONS = "sections";
    private static final String META = "meta";

    private final Path file;
    private final Codec codec;
    private ObjectNode document;

    private FileStore(Path file, Codec codec, ObjectNode document) {
        this.file = file;
        this.codec = codec;
        this.document = document;
    }

    /** @throws StoreException that names the file and what is wrong in it */
    static FileStore open(Path file, Codec codec) {
        try {
            return new FileStore(file, codec, checked(document(file, codec)));
        } catch (IOException e) {
            throw new StoreException("The store " + file + " can't be read: " + Folders.reason(e), e);
        } catch (Problem e) {
            throw new StoreException(
                    "The store " + file + " can't be read, mend it or put a backup in its place: "
                            + String.join("; ", e.messages()),
                    e);
        }
    }

    private static JsonNode document(Path file, Codec codec) throws IOException {
        var read = Files.exists(file) && Files.size(file) > 0
                ? codec.read(Files.readAllBytes(file))
                : JsonNodeFactory.instance.nullNode();
        return read.isNull() ? JsonNodeFactory.instance.objectNode() : read;
    }

    private static ObjectNode checked(JsonNode read) {
        if (!(read instanceof ObjectNode document)) {
            throw Problem.unreadable("it is no document of meta and sections");
        }
        if (document.has(SECTIONS) && !document.get(SECTIONS).isObject()) {
            throw Problem.unreadable("Invalid sections declaration: " + document.get(SECTIONS));
        }
        document.path(SECTIONS).properties().forEach(section -> {
            if (!section.getValue().isObject()) {
                throw Problem.unreadable("Invalid sections declaration: " + section.getKey());
            }
        });
        if (document.has(META) && !document.get(META).isObject()) {
            throw Problem.unreadable("Invalid metadata declaration: " + document.get(META));
        }
        document.path(META).properties().forEach(value -> {
            if (!value.getValue().isTextual()) {
                throw Problem.unreadable("Metadata value " + value.getKey() + " is not a string");
            }
        });
        return document;
    }

    @Override
    public synchronized void replay(Reader reader) {
        document.path(SECTIONS).properties().forEach(section -> section.getValue()
                .properties()
                .forEach(object -> reader.entry(section.getKey(), object.getKey(), Codec.value(object.getValue()))));
    }

    @Override
    public synchronized Map<String, String> meta() {
        var meta = new TreeMap<String, String>();
        document.path(META)
                .properties()
                .forEach(value -> meta.put(value.getKey(), value.getValue().textValue()));
        return meta;
    }

    @Override
    public void check(Entry entry) {
        Values.check(entry);
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        var changed = document.deepCopy();
        var sections = changed.withObjectProperty(SECTIONS);
        for (Entry entry : batch) {
            if (entry.removes()) {
                sections.withObjectProperty(entry.kind()).remove(entry.key());
            } else {
                sections.withObjectProperty(entry.kind()).set(entry.key(), Codec.tree(entry.value()));
            }
        }
        try {
            Folders.replace(file, codec.write(changed));
            document = changed;
        } catch (IOException e) {
            throw new StoreException("The store " + file + " can't be written: " + Folders.reason(e), e);
        }
    }

    @Override
    public void close() {}
}
