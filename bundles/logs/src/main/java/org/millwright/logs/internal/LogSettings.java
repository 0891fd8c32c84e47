// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.backend.LogLevel;

/**
 * The configuration of the logging (Log4j's properties), with levels laid over it: loggers become more talkative, never
 * less. What a level was before stands beside it, so that it can be taken off again.
 */
record LogSettings(Map<String, Object> settings) {

    private static final String LOGGER = "log4j2.logger.";
    private static final String NAME = ".name";
    private static final String LEVEL = ".level";

    /** Begins the keys of what a level was before. */
    private static final String BEFORE = "millwright.before.";

    /** Begins the ids of loggers that the file doesn't have. */
    private static final String OWN = "millwright_";

    LogSettings {
        settings = Map.copyOf(settings);
    }

    /** With these levels in the place of those that were laid over it so far. */
    Map<String, Object> with(Map<Service, LogLevel> wanted) {
        var base = new LogSettings(bare());
        boolean needed = wanted.entrySet().stream()
                .anyMatch(entry -> entry.getKey().loggers().anyMatch(logger -> !base.level(logger)
                        .equals(base.wider(logger, entry.getValue()))));
        var all = new TreeMap<>(base.settings);
        if (needed) {
            wanted.forEach((service, level) ->
                    service.loggers().forEach(logger -> base.lay(logger, base.wider(logger, level), all)));
        }
        return all;
    }

    private Map<String, Object> bare() {
        var bare = new TreeMap<>(settings);
        settings.forEach((key, value) -> {
            if (key.startsWith(BEFORE)) {
                bare.remove(key);
                bare.put(key.substring(BEFORE.length()), value);
            } else if (key.startsWith(LOGGER + OWN)) {
                bare.remove(key);
            }
        });
        return bare;
    }

    private void lay(String logger, LogLevel level, Map<String, Object> all) {
        var id = id(logger);
        if (id.isPresent()) {
            String key = LOGGER + id.get() + LEVEL;
            all.put(BEFORE + key, settings.getOrDefault(key, LogLevel.INFO.name()));
            all.put(key, log4j(level));
        } else {
            String own = LOGGER + OWN + logger.replace('.', '_');
            all.put(own + NAME, logger);
            all.put(own + LEVEL, log4j(level));
        }
    }

    private static String log4j(LogLevel level) {
        return level.atLeast(LogLevel.ERROR) ? LogLevel.ERROR.name() : level.name();
    }

    private LogLevel wider(String logger, LogLevel wanted) {
        var has = level(logger);
        return wanted.atLeast(has) ? has : wanted;
    }

    /** The level of this logger, its own or that of the nearest above it. */
    private LogLevel level(String logger) {
        for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(name.lastIndexOf('.'), 0))) {
            var id = id(name);
            if (id.isPresent()) {
                return parsed(settings.get(LOGGER + id.get() + LEVEL));
            }
        }
        return parsed(settings.get("log4j2.rootLogger.level"));
    }

    private static LogLevel parsed(Object text) {
        String name = String.valueOf(text).trim().toUpperCase(Locale.ROOT);
        return name.equals("ALL") ? LogLevel.TRACE : LogLevel.of(name).orElse(LogLevel.INFO);
    }

    private Optional<String> id(String logger) {
        return settings.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(LOGGER) && entry.getKey().endsWith(NAME))
                .filter(entry -> logger.equals(String.valueOf(entry.getValue()).trim()))
                .map(entry ->
                        entry.getKey().substring(LOGGER.length(), entry.getKey().length() - NAME.length()))
                .findFirst();
    }
}
