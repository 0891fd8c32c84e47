// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.millwright.backend.Prefs;

/** The services that lines of the log are of: which loggers theirs are, and the preference that sets their level. */
enum Service {
    FRONTEND(Prefs.DEBUG_FRONTEND, "frontend"),
    BACKEND(Prefs.LOG_LEVEL, "backend", "store"),
    BOOTENV(Prefs.DEBUG_BOOT_ENV, "files"),
    RENDER(Prefs.DEBUG_RENDERER, "render", "template"),
    DHCP(Prefs.DEBUG_DHCP, "dhcp"),
    PLUGIN(Prefs.DEBUG_PLUGINS, "plugin"),
    STATIC(Prefs.LOG_LEVEL, "fileserver", "tftp"),
    /** Whatever belongs to none of the others. */
    DEFAULT(Prefs.LOG_LEVEL);

    /** The logger above all of the server's own. */
    static final String ROOT = "org.millwright";

    private final String preference;
    private final String bundles;

    Service(String preference, String... bundles) {
        this.preference = preference;
        this.bundles = String.join(" ", bundles);
    }

    static boolean owns(String logger) {
        return logger.startsWith(ROOT + ".");
    }

    /** @param logger below {@link #ROOT} */
    static Service of(String logger) {
        int from = ROOT.length() + 1;
        int dot = logger.indexOf('.', from);
        String bundle = logger.substring(from, dot < 0 ? logger.length() : dot);
        return Arrays.stream(values())
                .filter(service -> service.bundles().anyMatch(bundle::equals))
                .findFirst()
                .orElse(DEFAULT);
    }

    String preference() {
        return preference;
    }

    /** The names of its loggers. */
    Stream<String> loggers() {
        return this == DEFAULT ? Stream.of(ROOT) : bundles().map(bundle -> ROOT + "." + bundle);
    }

    private Stream<String> bundles() {
        return bundles.isEmpty() ? Stream.of() : Arrays.stream(bundles.split(" "));
    }

    /** Its name on the wire. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
