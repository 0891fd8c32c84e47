// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millwright.template.Facade;
import org.millwright.template.TemplateException;

/** Computes the value of pipelines inside one call of one template. */
final class Evaluator {
    /** Where there is no value at all, which fields may be asked of, unlike nil. */
    static final Object NONE = new Object();

    private final GoProgram program;
    private final boolean strict;
    private final Budget budget;
    private final Scope scope = new Scope();
    private Node at;

    Evaluator(GoProgram program, boolean strict, Budget budget, Object root) {
        this.program = program;
        this.strict = strict;
        this.budget = budget;
        this.at = new Node.Dot(0);
        scope.declare("$", root == null ? NONE : root);
    }

    Scope scope() {
        return scope;
    }

    void at(Node node) {
        at = node;
    }

    TemplateException failure(String message, Throwable cause) {
        return program.source().failure(program.name(), at, message, cause);
    }

    TemplateException failure(String message) {
        return failure(message, null);
    }

    Object pipeline(Object dot, Node.Pipe pipe) {
        if (pipe.commands().isEmpty()) {
            return NONE;
        }
        at(pipe);
        List<Object> piped = List.of();
        for (var command : pipe.commands()) {
            Object value = command(dot, command, piped);
            piped = List.of(value == null ? NONE : value);
        }
        Object value = piped.get(0);
        for (var variable : pipe.variables()) {
            String name = variable.names().get(0);
            if (pipe.assigns()) {
                scope.assign(name, value);
            } else {
                scope.declare(name, value);
            }
        }
        return value;
    }

    private Object command(Object dot, Node.Command command, List<Object> piped) {
        var words = command.words();
        Node first = words.get(0);
        boolean plain = words.size() == 1 && piped.isEmpty();
        if (first instanceof Node.Identifier identifier) {
            return call(dot, identifier.function(), command, words, piped);
        }
        if (first instanceof Node.Field field) {
            return fields(dot, dot, field, field.names(), words, piped);
        }
        if (first instanceof Node.Chain chain) {
            return fields(dot, argument(dot, chain.of()), chain, chain.names(), words, piped);
        }
        if (first instanceof Node.Variable variable && variable.names().size() > 1) {
            var names = variable.names();
            return fields(dot, scope.value(names.get(0)), variable, names.subList(1, names.size()), words, piped);
        }
        at(first);
        if (!plain) {
            throw failure("can't give argument to non-function " + first);
        }
        if (first instanceof Node.Nil) {
            throw failure("nil is not a command");
        }
        return argument(dot, first);
    }

    /** The value of one word. */
    private Object argument(Object dot, Node node) {
        budget.step();
        at(node);
        if (node instanceof Node.Dot) {
            return dot;
        }
        if (node instanceof Node.Literal literal) {
            return literal.value();
        }
        if (node instanceof Node.Field field) {
            return fields(dot, dot, field, field.names(), List.of(), List.of());
        }
        if (node instanceof Node.Variable variable) {
            var names = variable.names();
            Object value = scope.value(names.get(0));
            return names.size() == 1
                    ? value
                    : fields(dot, value, variable, names.subList(1, names.size()), List.of(), List.of());
        }
        if (node instanceof Node.Pipe pipe) {
            return pipeline(dot, pipe);
        }
        if (node instanceof Node.Chain chain) {
            return fields(dot, argument(dot, chain.of()), chain, chain.names(), List.of(), List.of());
        }
        if (node instanceof Node.Identifier identifier) {
            return call(dot, identifier.function(), identifier, List.of(identifier), List.of());
        }
        return null;
    }

    private Object fields(
            Object dot, Object receiver, Node node, List<String> names, List<Node> words, List<Object> piped) {
        Object value = receiver;
        for (int i = 0; i < names.size() - 1; i++) {
            value = field(value, names.get(i), node, List.of());
        }
        var arguments = words.size() + piped.size() > 1 ? arguments(dot, words, piped) : piped;
        return field(value, names.get(names.size() - 1), node, arguments);
    }

    private List<Object> arguments(Object dot, List<Node> words, List<Object> piped) {
        var values = new ArrayList<Object>(words.size());
        for (int i = 1; i < words.size(); i++) {
            values.add(present(argument(dot, words.get(i))));
        }
        piped.forEach(value -> values.add(present(value)));
        return values;
    }

    private static Object present(Object value) {
        return value == NONE ? null : value;
    }

    private Object field(Object receiver, String name, Node node, List<Object> arguments) {
        budget.step();
        at(node);
        if (receiver instanceof Facade facade) {
            return member(
                    facade, name, arguments.stream().map(Evaluator::present).toList());
        }
        if (receiver == NONE) {
            if (strict) {
                throw failure("nil data; no entry for key " + Quoting.quote(name));
            }
            return NONE;
        }
        if (receiver == null) {
            throw failure("nil pointer evaluating interface {}." + name);
        }
        if (receiver instanceof Map<?, ?> map) {
            if (!arguments.isEmpty()) {
                throw failure(name + " is not a method but has arguments");
            }
            return entry(map, name);
        }
        throw failure("can't evaluate field " + name + " in type " + Values.typeName(receiver));
    }

    private Object entry(Map<?, ?> map, String name) {
        Object value = map.get(name);
        if (value != null || map.containsKey(name)) {
            return value;
        }
        if (strict) {
            throw failure("map has no entry for key " + Quoting.quote(name));
        }
        return NONE;
    }

    private Object member(Facade facade, String name, List<Object> arguments) {
        try {
            return facade.member(name, arguments);
        } catch (Facade.NoSuchMemberException e) {
            throw failure(e.getMessage(), e);
        } catch (Exception e) {
            throw exhausted(e) && e instanceof TemplateException deeper
                    ? deeper
                    : failure("error calling " + name + ": " + said(e), e);
        }
    }

    /** A limit is reported where it was met, without all the calls that led there. */
    private static boolean exhausted(Throwable e) {
        return e.getCause() instanceof Budget.Exhausted || e.getCause() instanceof StackOverflowError;
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private Object call(Object dot, Function function, Node node, List<Node> words, List<Object> piped) {
        at(words.get(0));
        String complaint = function.complaint(words.size() - 1 + piped.size());
        if (!complaint.isEmpty()) {
            throw failure(complaint);
        }
        if (BuiltinFunctions.shortCircuits(function)) {
            return decide(dot, function.name().equals("or"), words, piped);
        }
        var arguments = arguments(dot, words, piped);
        at(node);
        budget.step();
        try {
            return measured(function.body().apply(new Arguments(arguments, budget)));
        } catch (FunctionException.Argument e) {
            at(e.index() + 1 < words.size() ? words.get(e.index() + 1) : node);
            throw failure(e.getMessage(), e);
        } catch (TemplateException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure("error calling " + function.name() + ": " + said(e), e);
        }
    }

    private Object measured(Object result) {
        if (result instanceof String text) {
            budget.make(text.length());
        } else if (result instanceof List<?> list) {
            budget.elements(list.size());
        } else if (result instanceof Map<?, ?> map) {
            budget.elements(map.size());
        }
        return result;
    }

    /** The first argument that settles an {@code and} or an {@code or}; those after it are not computed. */
    private Object decide(Object dot, boolean or, List<Node> words, List<Object> piped) {
        Object value = NONE;
        for (int i = 1; i < words.size(); i++) {
            value = argument(dot, words.get(i));
            if (Values.truth(present(value)) == or) {
                return value;
            }
        }
        return piped.isEmpty() ? value : piped.get(0);
    }
}
