// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.LogLevel;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Pref;
import org.millwright.models.Stage;
import org.millwright.models.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a preference names must exist and be fit for it. */
final class PrefRule implements Rule<Pref> {

    private static final Logger LOG = LoggerFactory.getLogger(PrefRule.class);
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final Map<String, String> LEVEL_NUMBERS = Map.of("0", "warn", "1", "info", "2", "debug");

    @Override
    public Pref settled(Image image, Optional<Pref> before, Pref object) {
        if (!Prefs.isLevel(object.name())) {
            return object;
        }
        String level = level(object.name(), object.val());
        return new Pref(object.meta(), object.endpoint(), object.name(), level);
    }

    /** The name of a level as it is kept, also where it was a number in old versions; anything else as it is. */
    static String level(String name, String value) {
        String named = LEVEL_NUMBERS.get(value.trim());
        if (named == null) {
            return LogLevel.of(value).map(LogLevel::text).orElse(value);
        }
        LOG.warn("Pref {} log level {} is obsolete.  Please migrate to using {}", name, value.trim(), named);
        return named;
    }

    @Override
    public void check(Image image, Optional<Pref> before, Pref object, Faults faults) {
        String name = object.name();
        String value = object.val();
        switch (name) {
            case Prefs.DEFAULT_BOOT_ENV -> faults.fatal(
                    image.find(BootEnv.KIND, value).isEmpty(), name + ": Bootenv " + value + " does not exist");
            case Prefs.UNKNOWN_BOOT_ENV -> unknownBootEnv(image, name, value, faults);
            case Prefs.DEFAULT_STAGE -> faults.fatal(
                    image.find(Stage.KIND, value).isEmpty(), name + ": Stage " + value + " does not exist");
            case Prefs.DEFAULT_WORKFLOW -> faults.fatal(
                    !value.isEmpty() && image.find(Workflow.KIND, value).isEmpty(),
                    name + ": Workflow " + value + " does not exist");
            case Prefs.UNKNOWN_WHOAMI_TOKEN -> faults.fatal(
                    !FLAGS.contains(value), name + ": must be true or false, not " + value);
            default -> faults.fatal(
                    Prefs.isLevel(name) && LogLevel.of(value).isEmpty(),
                    "Invalid log value " + value + " for " + name + ",  Ignoring change");
        }
    }

    private static void unknownBootEnv(Image image, String name, String value, Faults faults) {
        var env = image.find(BootEnv.KIND, value);
        faults.fatal(env.isEmpty(), name + ": Bootenv " + value + " does not exist");
        faults.fatal(
                env.filter(item -> !item.value().onlyUnknown()).isPresent(),
                "BootEnv " + value + " cannot be used for the unknownBootEnv");
    }
}
