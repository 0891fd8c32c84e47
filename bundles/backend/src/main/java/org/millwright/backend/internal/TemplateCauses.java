// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Stage;
import org.millwright.models.Template;
import org.millwright.models.TemplateCalls;

/**
 * Templates that came, went or changed, and whose judgement that concerns: machines whose files have their paths from one
 * of them, and boot environments for unknown machines of which that is so.
 */
final class TemplateCauses {

    private static final String TEMPLATES = Template.KIND.name();

    private final Set<String> names = new HashSet<>();

    void changed(Optional<? extends Item<?>> before, Optional<? extends Item<?>> after) {
        var was = template(before);
        var is = template(after);
        if (!same(was, is)) {
            was.ifPresent(template -> names.addAll(template.names()));
            is.ifPresent(template -> names.addAll(template.names()));
        }
    }

    private static Optional<Template> template(Optional<? extends Item<?>> item) {
        return item.map(Item::value).filter(Template.class::isInstance).map(Template.class::cast);
    }

    /** Its meta data may name another engine. */
    private static boolean same(Optional<Template> was, Optional<Template> is) {
        return was.map(Template::contents).equals(is.map(Template::contents))
                && was.map(Template::meta).equals(is.map(Template::meta));
    }

    /** By kind, the keys of those concerned by what was told since this was last asked. */
    Map<String, Set<String>> taken(ImageState image) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var reached = reached(image);
        names.clear();
        var bootEnvs = new HashSet<String>();
        var machines = new HashSet<String>();
        for (String key : naming(image.persistent(BootEnv.KIND), reached)) {
            var env = image.find(BootEnv.KIND, key).orElseThrow().value();
            if (Requiring.of(env).calls(reached)) {
                bootEnvs.add(key);
                machines.addAll(image.persistent(Machine.KIND).keysNaming(BootEnv.KIND.name(), key));
            }
        }
        for (String key : naming(image.persistent(Stage.KIND), reached)) {
            var stage = image.find(Stage.KIND, key).orElseThrow().value();
            if (Requiring.of(stage).calls(reached)) {
                machines.addAll(image.persistent(Machine.KIND).keysNaming(Stage.KIND.name(), key));
            }
        }
        return Map.of(BootEnv.KIND.name(), bootEnvs, Machine.KIND.name(), machines);
    }

    /** The names of all templates that say something else now, because they call one that does. */
    private Set<String> reached(ImageState image) {
        var reached = new HashSet<>(names);
        reached.add(TemplateCalls.ANY);
        var waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (String key : naming(image.persistent(Template.KIND), List.of(waiting.pop()))) {
                for (String name :
                        image.find(Template.KIND, key).orElseThrow().value().names()) {
                    if (reached.add(name)) {
                        waiting.push(name);
                    }
                }
            }
        }
        return reached;
    }

    private static Set<String> naming(PersistentTable<?> table, Collection<String> templates) {
        var all = new HashSet<String>();
        templates.forEach(name -> all.addAll(table.keysNaming(TEMPLATES, name)));
        return all;
    }
}
