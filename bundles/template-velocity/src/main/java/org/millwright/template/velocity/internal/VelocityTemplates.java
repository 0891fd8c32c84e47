// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import org.millwright.template.Program;
import org.millwright.template.TemplateEngine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Apache Velocity. {@code $drp} is the whole root, and each of its members is a reference of its own:
 * {@code $drp.Machine.Name}, {@code $drp.Param("rack")}, {@code $Machine.Name}.
 *
 * <p>Velocity decides about strictness when it parses, so there are two runtimes. Neither is ever reset: a runtime that
 * a last rendering still uses would come back with Velocity's defaults, which guard nothing.
 */
@Component(service = TemplateEngine.class)
public final class VelocityTemplates implements TemplateEngine {
    private final GuardedRuntime lenient;
    private final GuardedRuntime strict;

    @Activate
    public VelocityTemplates() {
        lenient = new GuardedRuntime(false);
        strict = new GuardedRuntime(true);
    }

    @Override
    public String name() {
        return "velocity";
    }

    @Override
    public Program parse(String name, String text) {
        return new VelocityProgram(name, lenient.parse(name, text), strict.parse(name, text));
    }
}
