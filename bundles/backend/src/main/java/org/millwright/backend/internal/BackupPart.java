// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millwright.models.Wire;

/**
 * A file of a backup: one line for each object, its key as JSON, a tab, and the object as the store has it. The more
 * objects a kind has, the more files share them, by the hash of their keys, so that few change with few objects.
 */
record BackupPart(String file, byte[] bytes) {

    private static final int OBJECTS_OF_A_FILE = 256;
    private static final int MOST_FILES = 256;

    static List<BackupPart> of(String kind, SortedMap<String, byte[]> objects) {
        int files = 1;
        while (files < MOST_FILES && objects.size() > files * OBJECTS_OF_A_FILE) {
            files *= 16;
        }
        var texts = new TreeMap<String, ByteArrayOutputStream>();
        for (var object : objects.entrySet()) {
            var out = texts.computeIfAbsent(file(kind, object.getKey(), files), name -> new ByteArrayOutputStream());
            out.writeBytes(Wire.bytes(object.getKey()));
            out.write('\t');
            out.writeBytes(line(object.getValue()));
            out.write('\n');
        }
        var parts = new ArrayList<BackupPart>();
        texts.forEach((file, out) -> parts.add(new BackupPart(file, out.toByteArray())));
        return parts;
    }

    private static String file(String kind, String key, int files) {
        String folder = kind.equals(Keyring.KIND) ? "keys/" : "objects/";
        String bucket = Digest.of(key.getBytes(UTF_8)).substring(0, 2);
        return switch (files) {
            case 1 -> folder + kind + ".objects";
            case 16 -> folder + kind + "." + bucket.charAt(0) + ".objects";
            default -> folder + kind + "." + bucket + ".objects";
        };
    }

    /** The kind of what is in a file of this name. */
    static String kind(String file) {
        String name = file.substring(file.indexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }

    /** JSON has line breaks only between its words. */
    private static byte[] line(byte[] json) {
        for (byte b : json) {
            if (b == '\n' || b == '\r') {
                return new String(json, UTF_8)
                        .replace('\n', ' ')
                        .replace('\r', ' ')
                        .getBytes(UTF_8);
            }
        }
        return json;
    }
}
