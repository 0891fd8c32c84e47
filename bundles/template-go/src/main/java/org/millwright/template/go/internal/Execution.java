// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateException;

/** Writes out one call of one template. */
final class Execution {
    private final GoProgram program;
    private final GoProgram outermost;
    private final Rendering rendering;
    private final Budget budget;
    private final Evaluator evaluator;
    private final Appendable out;

    Execution(GoProgram program, GoProgram outermost, Rendering rendering, Budget budget, Object root, Appendable out) {
        this.program = program;
        this.outermost = outermost;
        this.rendering = rendering;
        this.budget = budget;
        this.evaluator = new Evaluator(program, rendering.strict(), budget, root);
        this.out = out;
    }

    void run() throws IOException {
        try {
            walk(evaluator.scope().value("$"), program.body());
        } catch (TemplateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw evaluator.failure(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private void walk(Object dot, List<Node> nodes) throws IOException {
        for (Node node : nodes) {
            budget.step();
            if (node instanceof Node.Text text) {
                write(text.text());
            } else if (node instanceof Node.Action action) {
                Object value = evaluator.pipeline(dot, action.pipe());
                if (action.pipe().variables().isEmpty()) {
                    evaluator.at(action);
                    write(value == Evaluator.NONE ? "<no value>" : Printer.text(value, budget));
                }
            } else if (node instanceof Node.Call call) {
                call(dot, call);
            } else {
                int mark = evaluator.scope().mark();
                control(dot, node);
                evaluator.scope().release(mark);
            }
        }
    }

    private void control(Object dot, Node node) throws IOException {
        if (node instanceof Node.If choice) {
            walk(dot, truth(dot, choice.pipe()) != Evaluator.NONE ? choice.body() : choice.otherwise());
        } else if (node instanceof Node.With with) {
            Object value = truth(dot, with.pipe());
            boolean holds = value != Evaluator.NONE;
            walk(holds ? value : dot, holds ? with.body() : with.otherwise());
        } else if (node instanceof Node.Range range) {
            range(dot, range);
        }
    }

    /** The value where it is true, else none. */
    private Object truth(Object dot, Node.Pipe pipe) {
        Object value = evaluator.pipeline(dot, pipe);
        return value != Evaluator.NONE && Values.truth(value) ? value : Evaluator.NONE;
    }

    private void range(Object dot, Node.Range range) throws IOException {
        Object value = evaluator.pipeline(dot, range.pipe());
        boolean iterable = value instanceof List<?> || value instanceof Map<?, ?>;
        if (value == Evaluator.NONE || (iterable && Values.empty(value))) {
            walk(dot, range.otherwise());
        } else if (value instanceof List<?> list) {
            int index = 0;
            for (Object element : list) {
                iterate(range, index++, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (var entry : Values.sorted(Values.map(map)).entrySet()) {
                iterate(range, entry.getKey(), entry.getValue());
            }
        } else {
            throw evaluator.failure("range can't iterate over " + Printer.text(value, budget));
        }
    }

    private void iterate(Node.Range range, Object index, Object element) throws IOException {
        var variables = range.pipe().variables();
        var scope = evaluator.scope();
        int mark = scope.mark();
        Object item = element == null ? Evaluator.NONE : element;
        if (!variables.isEmpty()) {
            scope.assign(variables.get(variables.size() - 1).names().get(0), item);
        }
        if (variables.size() > 1) {
            scope.assign(variables.get(0).names().get(0), index);
        }
        walk(item, range.body());
        scope.release(mark);
    }

    private void call(Object dot, Node.Call call) throws IOException {
        evaluator.at(call);
        Program callee = outermost
                .find(call.name())
                .or(() -> rendering.library().apply(call.name()))
                .or(() -> program.find(call.name()))
                .orElseThrow(() -> evaluator.failure("template " + Quoting.quote(call.name()) + " not defined"));
        int mark = evaluator.scope().mark();
        Object argument = evaluator.pipeline(dot, call.pipe());
        evaluator.at(call);
        run(callee, argument == Evaluator.NONE ? null : argument);
        evaluator.scope().release(mark);
    }

    private void run(Program callee, Object root) throws IOException {
        budget.descend();
        try {
            if (callee instanceof GoProgram next) {
                new Execution(next, outermost, rendering, budget, root, out).run();
            } else {
                callee.render(root, rendering, out);
            }
        } finally {
            budget.ascend();
        }
    }

    private void write(String text) throws IOException {
        budget.write(text.length());
        out.append(text);
    }
}
