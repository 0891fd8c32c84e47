// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.util.Map;
import java.util.TreeMap;

/** Where a store is: {@code type:path?option=value&option=value}; {@code type://path} is the same. */
public record StoreAddress(String type, String path, Map<String, String> options) {

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
