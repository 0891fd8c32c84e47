// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.millwright.store.Store;

/** The time of one of the last commits, as the store keeps it beside the objects. */
final class ClockMark {

    static final String KIND = "clock";

    private static final String KEY = "last";

    static Store.Entry entry(Instant time) {
        return new Store.Entry(KIND, KEY, ('"' + time.toString() + '"').getBytes(UTF_8));
    }

    /** Empty for a store that has none, or one that can't be read. */
    static Optional<Instant> of(ImageState state) {
        try {
            return Optional.ofNullable(state.dormant(KIND).get(KEY))
                    .map(bytes -> Instant.parse(Wire.tree(bytes).asText()));
        } catch (DateTimeException | Problem e) {
            return Optional.empty();
        }
    }

    private ClockMark() {}
}
