// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * What failed lately, by key. So many failures are free, each is forgotten some time after the one before it, and of so
 * many keys and no more is known: those that failed longest ago go first.
 */
final class Failures {

    private final Duration free;
    private final Duration forgotten;
    // When the last failure of a key will be forgotten. One value says all: how many there are, and how long to wait.
    private final Recent<String, Instant> clear;

    Failures(int free, Duration forgotten, int keys) {
        this.free = forgotten.multipliedBy(free - 1L);
        this.forgotten = forgotten;
        clear = new Recent<>(keys);
    }

    /** How long until the key may try again; zero where it may now. */
    Duration pause(String key, Instant now) {
        return clear.get(key)
                .map(end -> Duration.between(now, end).minus(free))
                .filter(pause -> !pause.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Counts one more. */
    synchronized void add(String key, Instant now) {
        var end = clear.get(key).filter(now::isBefore).orElse(now);
        clear.put(key, end.plus(forgotten));
    }

    void clear(String key) {
        clear.remove(key);
    }
}
