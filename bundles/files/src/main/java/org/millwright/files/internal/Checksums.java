// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of files, which take seconds for an ISO: remembered until a file changes. */
final class Checksums {

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(long size, FileTime changed, String sha256) {}

    String of(Path file) throws IOException {
        var before = known.get(file);
        if (before != null
                && before.size() == Files.size(file)
                && before.changed().equals(Files.getLastModifiedTime(file))) {
            return before.sha256();
        }
        var changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        String sha256 = compute(file);
        known.put(file, new Known(size, changed, sha256));
        return sha256;
    }

    void know(Path file, String sha256) {
        try {
            known.put(file, new Known(Files.size(file), Files.getLastModifiedTime(file), sha256));
        } catch (IOException e) {
            known.remove(file);
        }
    }

    static String compute(Path file) throws IOException {
        try (var in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
