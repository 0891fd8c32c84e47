// SPDX-License-Identifier: Apache-2.0
package org.millwright.render;

import java.util.ArrayDeque;

/**
 * Where one template entry appears.
 *
 * @param path absolute and clean
 * @param entry the entry's name
 * @param mac the hardware address that the path was made for; empty where it names none
 */
public record RenderedPath(String path, Subject subject, String entry, String mac) {

    /** The absolute form of a path: single slashes, {@code .} and {@code ..} resolved, never above the root. */
    public static String clean(String path) {
        var parts = new ArrayDeque<String>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
