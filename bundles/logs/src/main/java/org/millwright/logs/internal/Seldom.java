// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what wasn't there for a while from what comes again and again; a client may log in with every request. */
final class Seldom {

    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Map<String, Instant> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean is(String what, Instant now) {
        var before = last.get(what);
        if (before != null && before.plus(WHILE).isAfter(now)) {
            return false;
        }
        last.remove(what);
        last.put(what, now);
        return true;
    }
}
