// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.millwright.backend.Image;
import org.millwright.models.Item;
import org.millwright.models.Param;
import org.millwright.models.Wire;

/**
 * The files of content as parts of a backup. Those that may hold secure values in clear are sealed as a whole, for a key
 * that stands with the other keys of the backup.
 */
final class SealedContent {

    /** A name that is written otherwise than it is read. */
    private static final List<String> ESCAPES = List.of("\\u", "\\x", "\\/");

    private final Set<String> secure;
    private final Optional<BackupFolder> previous;
    private final Optional<BoxKey> known;

    /** @param previous shares its key and what is the same, where its key is still there */
    SealedContent(Image image, Optional<BackupFolder> previous) {
        this.previous = previous;
        this.known = previous.flatMap(BackupFolder::contentKey);
        this.secure = image.table(Param.KIND).all().stream()
                .filter(param -> param.value().secure())
                .map(Item::key)
                .collect(Collectors.toSet());
    }

    List<BackupPart> parts(SortedMap<String, byte[]> files) {
        var key = known.orElseGet(BoxKey::random);
        var parts = new ArrayList<BackupPart>();
        boolean sealed = false;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            boolean secret = mayHoldSecrets(new String(file.getValue(), UTF_8));
            parts.add(
                    secret
                            ? new BackupPart(
                                    BackupFolder.SEALED + file.getKey(), sealed(key, file.getKey(), file.getValue()))
                            : new BackupPart(BackupFolder.CONTENT + file.getKey(), file.getValue()));
            sealed |= secret;
        }
        if (sealed) {
            parts.add(new BackupPart(BackupFolder.CONTENT_KEY, key.stored()));
        }
        return parts;
    }

    private boolean mayHoldSecrets(String text) {
        return text.toLowerCase(Locale.ROOT).contains("secure")
                || secure.stream().anyMatch(text::contains)
                || !secure.isEmpty() && ESCAPES.stream().anyMatch(text::contains);
    }

    /** No two boxes are the same, so that one with the same in it is taken from the backup before. */
    private byte[] sealed(BoxKey key, String file, byte[] bytes) {
        return known.flatMap(mine -> previous.flatMap(folder -> folder.sealed(file))
                        .filter(box -> Arrays.equals(open(mine, box), bytes)))
                .orElseGet(() -> Wire.bytes(
                        SecureData.seal(key.publicKey(), Base64.getEncoder().encodeToString(bytes))
                                .plain()));
    }

    /** @throws IllegalArgumentException where the key doesn't open it */
    static byte[] open(BoxKey key, byte[] box) {
        var text = SecureData.read(Wire.plain(box)).open(Optional.of(key));
        return Base64.getDecoder().decode((String) text);
    }
}
