// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.millwright.backend.Layer;
import org.millwright.models.TemplateEntry;
import org.millwright.template.TemplateEngine;
import org.millwright.template.TemplateException;

/** Checks that texts are templates, with the engines that are here; a text of an engine that isn't passes unseen. */
final class TemplateTexts {

    /** The engine of those that name none. */
    static final String GO = "go";

    private final Supplier<Collection<TemplateEngine>> engines;

    TemplateTexts(Supplier<Collection<TemplateEngine>> engines) {
        this.engines = engines;
    }

    /** Why this text is no template. */
    Optional<String> fault(Map<String, String> meta, String name, String text) {
        String wanted = meta.getOrDefault(Layer.ENGINE, GO);
        for (TemplateEngine engine : engines.get()) {
            if (engine.name().equals(wanted)) {
                try {
                    engine.parse(name, text);
                } catch (TemplateException e) {
                    return Optional.of(e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Where entries appear must be templates.
     *
     * @param merge takes what makes the entries useless together, as soft or fatal
     */
    void checkPaths(Map<String, String> ownerMeta, List<TemplateEntry> entries, Consumer<String> merge) {
        for (TemplateEntry entry : entries) {
            fault(entry.engineOr(ownerMeta), entry.name(), entry.path())
                    .ifPresent(fault -> merge.accept(
                            "Error compiling path template " + entry.name() + " (" + entry.path() + "): " + fault));
        }
    }

    /** What entries hold must be templates that can be told apart; those that appear nowhere aren't looked into. */
    void checkContents(Map<String, String> ownerMeta, List<TemplateEntry> entries, Consumer<String> merge) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (fault(entry.engineOr(ownerMeta), entry.name(), entry.path()).isPresent()) {
                continue;
            }
            if (entry.name().isEmpty()) {
                merge.accept("Templates[" + i + "] has no Name");
            } else if (entry.id().isEmpty() && entry.contents().isEmpty()) {
                merge.accept("Templates[" + i + "] has both an empty ID and contents");
            }
            inlineFault(entry.engineOr(ownerMeta), entry)
                    .ifPresent(fault -> merge.accept("Error parsing inline templates: " + fault));
        }
    }

    /** Go's texts are read within a definition, and in the words that clients know messages speak of that. */
    private Optional<String> inlineFault(Map<String, String> meta, TemplateEntry entry) {
        if (!meta.getOrDefault(Layer.ENGINE, GO).equals(GO)) {
            return fault(meta, entry.name(), entry.contents());
        }
        String name = entry.name().replace("\"", "").replace("\\", "");
        return fault(meta, "", entry.contents())
                .map(own -> fault(meta, "", "{{define \"" + name + "\"}}" + entry.contents() + "{{end}}")
                        .orElse(own));
    }

    /** Entries without a path lead to no file. */
    static void needPaths(List<TemplateEntry> entries, Consumer<String> merge) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).path().isEmpty()) {
                merge.accept("Template[" + i + "] needs a Path");
            }
        }
    }
}
