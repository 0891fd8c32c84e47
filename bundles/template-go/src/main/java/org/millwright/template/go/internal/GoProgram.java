// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.template.Program;
import org.millwright.template.Rendering;

/** One template of a text: the text itself, or one defined in it. All templates of a text share the definitions. */
final class GoProgram implements Program {
    private final Source source;
    private final String name;
    private final List<Node> body;
    private final Map<String, Program> definitions;

    private GoProgram(Source source, String name, List<Node> body, Map<String, Program> definitions) {
        this.source = source;
        this.name = name;
        this.body = body;
        this.definitions = definitions;
    }

    static GoProgram of(Source source, Parser.Result parsed) {
        var defined = new LinkedHashMap<String, Program>();
        var shared = Collections.unmodifiableMap(defined);
        parsed.definitions().forEach((name, body) -> defined.put(name, new GoProgram(source, name, body, shared)));
        return new GoProgram(source, source.name(), parsed.body(), shared);
    }

    @Override
    public void render(Object root, Rendering rendering, Appendable out) throws IOException {
        try (var budget = Budget.open()) {
            budget.descend();
            try {
                new Execution(this, this, rendering, budget, root, out).run();
            } finally {
                budget.ascend();
            }
        } catch (Budget.Exhausted e) {
            throw source.failure(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw source.failure("nested too deeply to be executed", e);
        }
    }

    @Override
    public Map<String, Program> definitions() {
        return definitions;
    }

    Source source() {
        return source;
    }

    String name() {
        return name;
    }

    List<Node> body() {
        return body;
    }

    /** A template of this text, or this one itself. */
    Optional<Program> find(String wanted) {
        Program self = wanted.equals(name) ? this : null;
        return Optional.ofNullable(definitions.getOrDefault(wanted, self));
    }
}
