// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.Item;
import org.millwright.models.Template;
import org.millwright.models.TemplateEntry;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateException;

/** The templates that one owner's entries can name: its own inline ones, the shared ones, and what those define. */
final class Library {

    private final Engines engines;
    private final Image image;
    private final Owner owner;
    private Map<String, Program> definitions;

    Library(Engines engines, Image image, Owner owner) {
        this.engines = engines;
        this.image = image;
        this.owner = owner;
    }

    Rendering rendering() {
        return new Rendering(this::find, false);
    }

    /** An entry's own text or the shared template that it names. */
    Program program(TemplateEntry entry) {
        if (entry.id().isEmpty()) {
            return engines.program(engine(entry), entry.name(), entry.contents());
        }
        return image.find(Template.KIND, entry.id()).map(this::program).orElseThrow(() -> missing(entry.id()));
    }

    /** The path of an entry. */
    Program path(TemplateEntry entry) {
        return engines.program(engine(entry), entry.name(), entry.path());
    }

    /** Whether the engine of an entry is here. */
    boolean renders(TemplateEntry entry) {
        return engines.has(engine(entry));
    }

    /** A text of the owner's own, such as its boot parameters. */
    Program text(String name, String text) {
        return engines.program(engine(owner.meta(), owner.bundle()), name, text);
    }

    Program named(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    private Optional<Program> find(String name) {
        return owner.entry(name)
                .map(this::program)
                .or(() -> image.find(Template.KIND, name).map(this::program))
                .or(() -> Optional.ofNullable(definitions().get(name)));
    }

    private Map<String, Program> definitions() {
        if (definitions == null) {
            var all = new HashMap<String, Program>();
            for (var template : image.table(Template.KIND).all()) {
                collect(() -> program(template), all);
            }
            for (var entry : owner.entries()) {
                collect(() -> program(entry), all);
            }
            definitions = all;
        }
        return definitions;
    }

    private static void collect(java.util.function.Supplier<Program> program, Map<String, Program> all) {
        try {
            all.putAll(program.get().definitions());
        } catch (TemplateException e) {
            // A broken text defines nothing; who names it by its own name is told why.
            return;
        }
    }

    private Program program(Item<Template> template) {
        var value = template.value();
        String engine = engine(value.meta(), template.status().bundle());
        return engines.program(engine, value.id(), value.contents());
    }

    private String engine(TemplateEntry entry) {
        String own = entry.meta().getOrDefault(Layer.ENGINE, "");
        return own.isEmpty() ? engine(owner.meta(), owner.bundle()) : own;
    }

    private String engine(Map<String, String> meta, String bundle) {
        return Optional.ofNullable(meta.get(Layer.ENGINE))
                .or(() -> image.layers().stack().stream()
                        .filter(layer -> layer.name().equals(bundle))
                        .findFirst()
                        .map(layer -> layer.meta().get(Layer.ENGINE)))
                .filter(engine -> !engine.isEmpty())
                .orElse(Engines.USUAL);
    }

    private static TemplateException missing(String name) {
        return new TemplateException(name, 0, 0, "Missing template: " + name, null);
    }
}
