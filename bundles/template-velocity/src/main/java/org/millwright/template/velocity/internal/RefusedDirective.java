// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.io.Writer;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.directive.Directive;
import org.apache.velocity.runtime.parser.node.Node;

/** Velocity's directives that templates may not use; a text with one of them is refused when it is parsed. */
public abstract class RefusedDirective extends Directive {
    private final String name;

    private RefusedDirective(String name) {
        this.name = name;
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final int getType() {
        return LINE;
    }

    @Override
    public final void init(RuntimeServices runtime, InternalContextAdapter context, Node node) {
        throw new TemplateInitException("#" + name + " is not offered", getTemplateName(), getColumn(), getLine());
    }

    @Override
    public final boolean render(InternalContextAdapter context, Writer writer, Node node) {
        return false;
    }

    /** Would read files. */
    public static final class Include extends RefusedDirective {
        public Include() {
            super("include");
        }
    }

    /** Would parse text while rendering. */
    public static final class Evaluate extends RefusedDirective {
        public Evaluate() {
            super("evaluate");
        }
    }
}
