// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.millwright.models.Faults;
import org.millwright.models.TemplateEntry;
import org.millwright.template.TemplateEngine;
import org.millwright.template.TemplateException;

/** Checks that texts are templates, with the engines that are here; a text of an engine that isn't passes unseen. */
final class TemplateTexts {

    /** The key of {@code Meta} that names an engine, and the engine of those that name none. */
    static final String ENGINE = "engine";

    static final String GO = "go";

    private final Supplier<Collection<TemplateEngine>> engines;

    TemplateTexts(Supplier<Collection<TemplateEngine>> engines) {
        this.engines = engines;
    }

    void check(Map<String, String> meta, String name, String text, String introduction, Faults faults) {
        String wanted = meta.getOrDefault(ENGINE, GO);
        for (TemplateEngine engine : engines.get()) {
            if (engine.name().equals(wanted)) {
                try {
                    engine.parse(name, text);
                } catch (TemplateException e) {
                    faults.fatal(introduction + e.getMessage());
                }
            }
        }
    }

    void check(Map<String, String> ownerMeta, List<TemplateEntry> entries, Faults faults) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var meta = entry.meta().containsKey(ENGINE) ? entry.meta() : ownerMeta;
            check(
                    meta,
                    entry.name(),
                    entry.path(),
                    "Error compiling path template " + entry.name() + " (" + entry.path() + "): ",
                    faults);
            check(meta, entry.name(), entry.contents(), "Error parsing inline templates: ", faults);
        }
    }
}
