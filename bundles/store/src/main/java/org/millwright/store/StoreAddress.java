// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a store is: {@code type:path?option=value&option=value}; {@code type://path} is the same. */
public record StoreAddress(String type, String path, Map<String, String> options) {

    /** The file or folder that the address names. */
    public Path place() {
        if (path.isBlank()) {
            throw new StoreException("Cannot store data at '" + path + "': a " + type
                    + " store needs a place of its own, " + type + ":/path/to/it");
        }
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** Whether the store is only to be read: {@code ro=true}. */
    public boolean readOnly() {
        String wish = options.getOrDefault("ro", "false");
        return switch (wish) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new StoreException("Unknown ro value " + wish + ". Try true or false");
        };
    }

    /** @throws StoreException where an option is none of these */
    public void allow(String... known) {
        var unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new StoreException("A " + type + " store has no options: " + String.join(", ", unknown));
        }
    }

    /** @throws StoreException where the text has no type */
    public static StoreAddress parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new StoreException("Unknown schema type: " + text + " (a store address is type:path)");
        }
        int question = text.indexOf('?');
        String path = text.substring(colon + 1, question < 0 ? text.length() : question);
        var options = new TreeMap<String, String>();
        if (question >= 0) {
            for (String option : text.substring(question + 1).split("&")) {
                int equals = option.indexOf('=');
                options.put(equals < 0 ? option : option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return new StoreAddress(
                text.substring(0, colon), path.startsWith("//") ? path.substring(2) : path, Map.copyOf(options));
    }
}
