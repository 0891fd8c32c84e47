// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The preferences of the site: their names and defaults. */
public final class Prefs {

    public static final String BASE_TOKEN_SECRET = "baseTokenSecret";
    public static final String SYSTEM_GRANTOR_SECRET = "systemGrantorSecret";
    public static final String DEFAULT_BOOT_ENV = "defaultBootEnv";
    public static final String DEFAULT_STAGE = "defaultStage";
    public static final String DEFAULT_WORKFLOW = "defaultWorkflow";
    public static final String UNKNOWN_BOOT_ENV = "unknownBootEnv";
    public static final String KNOWN_TOKEN_TIMEOUT = "knownTokenTimeout";
    public static final String UNKNOWN_TOKEN_TIMEOUT = "unknownTokenTimeout";

    /** Whether {@code whoami} gives a machine's token to who holds that for unknown machines; false where it doesn't. */
    public static final String UNKNOWN_WHOAMI_TOKEN = "unknownWhoamiToken";

    public static final String LOG_LEVEL = "logLevel";
    public static final String DEBUG_BOOT_ENV = "debugBootEnv";
    public static final String DEBUG_DHCP = "debugDhcp";
    public static final String DEBUG_FRONTEND = "debugFrontend";
    public static final String DEBUG_PLUGINS = "debugPlugins";
    public static final String DEBUG_RENDERER = "debugRenderer";

    private static final Map<String, String> DEFAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry(BASE_TOKEN_SECRET, ""),
            Map.entry(SYSTEM_GRANTOR_SECRET, ""),
            Map.entry(DEFAULT_BOOT_ENV, "local"),
            Map.entry(DEFAULT_STAGE, "none"),
            Map.entry(UNKNOWN_BOOT_ENV, "ignore"),
            Map.entry(KNOWN_TOKEN_TIMEOUT, "3600"),
            Map.entry(UNKNOWN_TOKEN_TIMEOUT, "600"),
            Map.entry(DEBUG_BOOT_ENV, "warn"),
            Map.entry(DEBUG_DHCP, "warn"),
            Map.entry(DEBUG_FRONTEND, "warn"),
            Map.entry(DEBUG_PLUGINS, "warn"),
            Map.entry(DEBUG_RENDERER, "warn"),
            Map.entry(LOG_LEVEL, "warn")));

    /** Those that clients see only once they are set. */
    private static final Set<String> UNSEEN = Set.of(DEFAULT_WORKFLOW, UNKNOWN_WHOAMI_TOKEN);

    /** Those whose value is the name of a {@link LogLevel}. */
    private static final Set<String> LEVELS =
            Set.of(LOG_LEVEL, DEBUG_BOOT_ENV, DEBUG_DHCP, DEBUG_FRONTEND, DEBUG_PLUGINS, DEBUG_RENDERER);

    /** Whether its value is the name of a {@link LogLevel}. */
    public static boolean isLevel(String name) {
        return LEVELS.contains(name);
    }

    /** Whether its value is a number of seconds. */
    public static boolean isSeconds(String name) {
        return name.equals(KNOWN_TOKEN_TIMEOUT) || name.equals(UNKNOWN_TOKEN_TIMEOUT);
    }

    /** Whether there is such a preference. */
    public static boolean has(String name) {
        return DEFAULTS.containsKey(name) || UNSEEN.contains(name);
    }

    /** The names that have a default, with it. */
    public static Map<String, String> defaults() {
        return Map.copyOf(DEFAULTS);
    }

    public static String defaultOf(String name) {
        return DEFAULTS.getOrDefault(name, "");
    }

    private Prefs() {}
}
