// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.List;
import java.util.stream.Collectors;

/** The syntax tree. A node prints as its source, which is what messages show. */
sealed interface Node {

    /** Offset in the text, by which messages find line and column. */
    int position();

    record Text(int position, String text) implements Node {}

    record Action(int position, Pipe pipe) implements Node {
        @Override
        public String toString() {
            return "{{" + pipe + "}}";
        }
    }

    record If(int position, Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {
        @Override
        public String toString() {
            return "{{if " + pipe + "}}";
        }
    }

    record With(int position, Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {
        @Override
        public String toString() {
            return "{{with " + pipe + "}}";
        }
    }

    record Range(int position, Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {
        @Override
        public String toString() {
            return "{{range " + pipe + "}}";
        }
    }

    /** Calls a template; a pipe without commands means no argument. */
    record Call(int position, String name, Pipe pipe) implements Node {
        @Override
        public String toString() {
            String argument = pipe.commands().isEmpty() ? "" : " " + pipe;
            return "{{template " + Quoting.quote(name) + argument + "}}";
        }
    }

    record Pipe(int position, boolean assigns, List<Variable> variables, List<Command> commands) implements Node {
        @Override
        public String toString() {
            String left = variables.stream().map(Variable::toString).collect(Collectors.joining(", "));
            String right = commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
            return variables.isEmpty() ? right : left + (assigns ? " = " : " := ") + right;
        }
    }

    record Command(int position, List<Node> words) implements Node {
        @Override
        public String toString() {
            return words.stream()
                    .map(word -> word instanceof Pipe ? "(" + word + ")" : word.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    record Identifier(int position, Function function) implements Node {
        @Override
        public String toString() {
            return function.name();
        }
    }

    record Field(int position, List<String> names) implements Node {
        @Override
        public String toString() {
            return "." + String.join(".", names);
        }
    }

    /** A variable, its name first, and the fields that follow it. */
    record Variable(int position, List<String> names) implements Node {
        @Override
        public String toString() {
            return String.join(".", names);
        }
    }

    /** Fields of a parenthesised pipe or of a function without arguments. */
    record Chain(int position, Node of, List<String> names) implements Node {
        @Override
        public String toString() {
            return (of instanceof Pipe ? "(" + of + ")" : of.toString()) + "." + String.join(".", names);
        }
    }

    record Literal(int position, Object value, String source) implements Node {
        @Override
        public String toString() {
            return source;
        }
    }

    record Dot(int position) implements Node {
        @Override
        public String toString() {
            return ".";
        }
    }

    record Nil(int position) implements Node {
        @Override
        public String toString() {
            return "nil";
        }
    }
}
