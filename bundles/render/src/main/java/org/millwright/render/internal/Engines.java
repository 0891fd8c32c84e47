// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.template.Program;
import org.millwright.template.TemplateEngine;
import org.millwright.template.TemplateException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The template engines by name, and the programs that they made of the texts used last. */
@Component(service = Engines.class)
public final class Engines {
    static final String USUAL = "go";

    private static final int KEPT = 4096;

    private record Text(TemplateEngine engine, String name, String text) {}

    private final List<TemplateEngine> engines;
    private final Map<Text, Program> programs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Program> eldest) {
            return size() > KEPT;
        }
    };

    /** Another engine makes another instance, so that whoever renders learns of it. */
    @Activate
    public Engines(
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<TemplateEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    boolean has(String engineName) {
        return engines.stream().anyMatch(engine -> engine.name().equals(engineName));
    }

    /**
     * The program of a text.
     *
     * @throws TemplateException where the text is no template, or no engine has this name
     */
    Program program(String engineName, String name, String text) {
        var engine = engines.stream()
                .filter(one -> one.name().equals(engineName))
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        name, 0, 0, "template: " + name + ": no template engine " + engineName, null));
        var key = new Text(engine, name, text);
        synchronized (programs) {
            var known = programs.get(key);
            if (known != null) {
                return known;
            }
        }
        var parsed = engine.parse(name, text);
        synchronized (programs) {
            programs.put(key, parsed);
        }
        return parsed;
    }
}
