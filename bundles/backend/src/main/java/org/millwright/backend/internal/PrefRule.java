// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Pref;
import org.millwright.models.Stage;
import org.millwright.models.Workflow;

/** What a preference names must exist and be fit for it. */
final class PrefRule implements Rule<Pref> {

    private static final Map<String, String> LEVEL_NUMBERS = Map.of("0", "warn", "1", "info", "2", "debug");
    private static final Set<String> LEVELS =
            Set.of("trace", "debug", "info", "warn", "error", "fatal", "panic", "audit");

    @Override
    public Pref settled(Image image, Optional<Pref> before, Pref object) {
        return isLevel(object.name()) && LEVEL_NUMBERS.containsKey(object.val())
                ? new Pref(object.meta(), object.endpoint(), object.name(), LEVEL_NUMBERS.get(object.val()))
                : object;
    }

    private static boolean isLevel(String name) {
        return name.startsWith("debug") || name.equals("logLevel");
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
            default -> faults.fatal(
                    isLevel(name) && !LEVELS.contains(value),
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
