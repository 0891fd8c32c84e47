// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Duration;

/** Durations as clients of this API read them, to the second: {@code 1h2m3s}. */
final class GoDuration {

    static String text(Duration duration) {
        long hours = duration.toHours();
        String seconds = duration.toSecondsPart() + "s";
        if (hours > 0) {
            return hours + "h" + duration.toMinutesPart() + "m" + seconds;
        }
        return duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" + seconds : seconds;
    }

    private GoDuration() {}
}
