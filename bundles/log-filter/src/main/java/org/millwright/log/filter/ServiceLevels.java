// SPDX-License-Identifier: Apache-2.0
package org.millwright.log.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.Level;

/**
 * From which level on lines of the server's own loggers are kept although the configuration of the logging wants fewer of
 * them. A change counts for the next line and loses none: to configure the logging anew would stop it for a while.
 */
public final class ServiceLevels {

    private static volatile ServiceLevels now = new ServiceLevels(Map.of());

    private final Map<String, Level> named;

    /** What was found so far, by the full names of loggers. */
    private final Map<String, Level> found = new ConcurrentHashMap<>();

    private ServiceLevels(Map<String, Level> named) {
        this.named = named;
    }

    /**
     * @param levels the names of Log4j's levels by names of loggers; each holds for the loggers below it, too, as far as none
     *     nearer to them has its own; an empty map leaves all to the configuration
     * @throws IllegalArgumentException names a level that there isn't, and nothing changes
     */
    public static void set(Map<String, String> levels) {
        var named = new HashMap<String, Level>();
        levels.forEach((logger, level) -> named.put(logger, Level.valueOf(level)));
        now = new ServiceLevels(named);
    }

    /** Whether a line of this level is wanted. */
    static boolean want(String logger, Level level) {
        return level.isMoreSpecificThan(now.level(logger));
    }

    private Level level(String logger) {
        return named.isEmpty() ? Level.OFF : found.computeIfAbsent(logger, this::nearest);
    }

    private Level nearest(String logger) {
        for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(name.lastIndexOf('.'), 0))) {
            var level = named.get(name);
            if (level != null) {
                return level;
            }
        }
        return Level.OFF;
    }
}
