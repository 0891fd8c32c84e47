// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;
import java.util.Map;

/**
 * What a backup says about itself.
 *
 * @param format of its files; a server reads those up to its own
 * @param version of the server that made it
 * @param serial of the image that it holds
 * @param previous the backup with which it shares what was the same; empty for none
 * @param bytes of all parts
 * @param written of those bytes, what it does not share
 * @param counts objects by kind
 * @param excluded what of the server is not in it
 */
public record Backup(
        String name,
        int format,
        String version,
        String time,
        long serial,
        String previous,
        long bytes,
        long written,
        Map<String, Integer> counts,
        List<String> excluded,
        List<Part> parts) {

    public Backup {
        excluded = List.copyOf(excluded);
        counts = Map.copyOf(counts);
        parts = List.copyOf(parts);
    }

    /** A file of a backup: its path below the backup's folder, and the SHA-256 of what is in it, in hexadecimal. */
    public record Part(String file, String sha256, long bytes) {}
}
