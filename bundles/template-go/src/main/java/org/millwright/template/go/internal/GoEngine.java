// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import org.millwright.template.Program;
import org.millwright.template.TemplateEngine;
import org.osgi.service.component.annotations.Component;

/** Go's {@code text/template}, with the functions that provisioning content uses. */
@Component(service = TemplateEngine.class)
public final class GoEngine implements TemplateEngine {
    private final Functions functions = Functions.standard();

    @Override
    public String name() {
        return "go";
    }

    @Override
    public Program parse(String name, String text) {
        var source = new Source(name, text);
        try {
            return GoProgram.of(source, Parser.parse(source, functions));
        } catch (StackOverflowError e) {
            throw source.failure("nested too deeply to be parsed", e);
        }
    }
}
