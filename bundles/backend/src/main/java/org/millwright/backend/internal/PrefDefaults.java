// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.millwright.backend.LogLevel;
import org.millwright.backend.Prefs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of preferences that nobody set: what this node's settings have under their names, else our own. */
final class PrefDefaults {

    private static final Logger LOG = LoggerFactory.getLogger(PrefDefaults.class);

    static Map<String, String> of(Map<String, ?> settings) {
        var all = new HashMap<>(Prefs.defaults());
        all.replaceAll((name, own) -> {
            String wanted = Objects.toString(settings.get(name), "");
            return wanted.isEmpty()
                    ? own
                    : fit(name, wanted).orElseGet(() -> {
                        LOG.warn("The setting {} can't be {}: it is {}", name, wanted, own);
                        return own;
                    });
        });
        return all;
    }

    private static Optional<String> fit(String name, String wanted) {
        if (Prefs.isLevel(name)) {
            return LogLevel.of(PrefRule.level(name, wanted)).map(LogLevel::text);
        }
        return Optional.of(wanted).filter(value -> !Prefs.isSeconds(name) || value.matches("[0-9]{1,9}"));
    }

    private PrefDefaults() {}
}
