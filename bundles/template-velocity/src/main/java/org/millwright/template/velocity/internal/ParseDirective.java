// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.io.IOException;
import java.io.Writer;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.directive.Directive;
import org.apache.velocity.runtime.parser.node.Node;

/** {@code #parse("name")}: puts in a template of the library. Velocity makes one for each place of use. */
public final class ParseDirective extends Directive {

    @Override
    public String getName() {
        return "parse";
    }

    @Override
    public int getType() {
        return LINE;
    }

    @Override
    public void init(RuntimeServices runtime, InternalContextAdapter context, Node node) {
        super.init(runtime, context, node);
        if (node.jjtGetNumChildren() != 1) {
            throw new TemplateInitException("#parse wants one name", getTemplateName(), getColumn(), getLine());
        }
    }

    @Override
    public boolean render(InternalContextAdapter context, Writer writer, Node node) throws IOException {
        String name = String.valueOf(node.jjtGetChild(0).value(context));
        var values = (Values) context.getInternalUserContext();
        var program = values.rendering()
                .library()
                .apply(name)
                .orElseThrow(() -> Failure.at(
                        getTemplateName(), getLine(), getColumn(), "template \"" + name + "\" not defined", null));
        values.descend();
        try {
            if (program instanceof VelocityProgram next) {
                next.merge(values, writer);
            } else {
                program.render(values.root(), values.rendering(), writer);
            }
        } finally {
            values.ascend();
        }
        return true;
    }
}
