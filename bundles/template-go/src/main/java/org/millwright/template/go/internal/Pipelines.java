// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import org.millwright.template.go.internal.Token.Kind;

/** Builds the trees of what stands inside actions, and knows which variables may be named there. */
final class Pipelines {
    private final Tokens tokens;
    private final Functions functions;
    private List<String> variables = new ArrayList<>(List.of("$"));

    Pipelines(Tokens tokens, Functions functions) {
        this.tokens = tokens;
        this.functions = functions;
    }

    int mark() {
        return variables.size();
    }

    void release(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    /** Forgets all variables but the root, and gives back what was known. */
    List<String> hide() {
        return restore(new ArrayList<>(List.of("$")));
    }

    List<String> restore(List<String> known) {
        var before = variables;
        variables = known;
        return before;
    }

    Node.Pipe pipeline(String context, Kind end) {
        int position = tokens.peekNonSpace().position();
        var declared = new ArrayList<Node.Variable>();
        boolean assigns = declarations(context, declared);
        var commands = new ArrayList<Node.Command>();
        while (true) {
            Token token = tokens.nextNonSpace();
            if (token.is(end)) {
                check(commands, context);
                return new Node.Pipe(position, assigns, List.copyOf(declared), List.copyOf(commands));
            }
            switch (token.kind()) {
                case BOOL, CHARACTER, DOT, FIELD, IDENTIFIER, NUMBER, NIL, STRING, VARIABLE, OPEN -> {
                    tokens.back();
                    commands.add(command());
                }
                default -> throw tokens.unexpected(token, context);
            }
        }
    }

    private boolean declarations(String context, List<Node.Variable> declared) {
        while (tokens.peekNonSpace().is(Kind.VARIABLE)) {
            int mark = tokens.mark();
            Token variable = tokens.nextNonSpace();
            Token token = tokens.nextNonSpace();
            boolean comma = token.is(Kind.PUNCTUATION) && token.text().equals(",");
            if (!comma && !token.is(Kind.ASSIGN) && !token.is(Kind.DECLARE)) {
                tokens.reset(mark);
                return false;
            }
            declared.add(new Node.Variable(variable.position(), List.of(variable.text())));
            variables.add(variable.text());
            if (!comma) {
                return token.is(Kind.ASSIGN);
            }
            if (!context.equals("range") || declared.size() > 1) {
                throw tokens.fail("too many declarations in " + context);
            }
            if (!tokens.peekNonSpace().is(Kind.VARIABLE)) {
                throw tokens.fail("range can only initialize variables");
            }
        }
        return false;
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw tokens.fail("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            Node first = commands.get(i).words().get(0);
            if (first instanceof Node.Literal || first instanceof Node.Dot || first instanceof Node.Nil) {
                throw tokens.fail("non executable command in pipeline stage " + (i + 1));
            }
        }
    }

    private Node.Command command() {
        int position = tokens.peekNonSpace().position();
        var words = new ArrayList<Node>();
        while (true) {
            tokens.peekNonSpace();
            operand(words);
            Token token = tokens.next();
            if (token.is(Kind.SPACE)) {
                continue;
            }
            if (token.is(Kind.RIGHT) || token.is(Kind.CLOSE)) {
                tokens.back();
            } else if (!token.is(Kind.PIPE)) {
                throw tokens.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw tokens.fail("empty command");
            }
            return new Node.Command(position, List.copyOf(words));
        }
    }

    private void operand(List<Node> words) {
        Token token = tokens.nextNonSpace();
        Node term =
                switch (token.kind()) {
                    case IDENTIFIER -> identifier(token);
                    case DOT -> new Node.Dot(token.position());
                    case NIL -> new Node.Nil(token.position());
                    case VARIABLE -> variable(token);
                    case FIELD -> new Node.Field(
                            token.position(), List.of(token.text().substring(1)));
                    case BOOL -> new Node.Literal(token.position(), token.text().equals("true"), token.text());
                    case NUMBER -> new Node.Literal(token.position(), Literals.number(token.text()), token.text());
                    case CHARACTER -> new Node.Literal(token.position(), character(token), token.text());
                    case STRING -> new Node.Literal(token.position(), string(token), token.text());
                    case OPEN -> pipeline("parenthesized pipeline", Kind.CLOSE);
                    default -> null;
                };
        if (term == null) {
            tokens.back();
            return;
        }
        words.add(tokens.peek().is(Kind.FIELD) ? chain(term) : term);
    }

    private Node chain(Node term) {
        int position = tokens.peek().position();
        var names = new ArrayList<String>();
        while (tokens.peek().is(Kind.FIELD)) {
            names.add(tokens.next().text().substring(1));
        }
        if (term instanceof Node.Field field) {
            names.addAll(0, field.names());
            return new Node.Field(position, List.copyOf(names));
        }
        if (term instanceof Node.Variable variable) {
            names.addAll(0, variable.names());
            return new Node.Variable(position, List.copyOf(names));
        }
        if (term instanceof Node.Pipe || term instanceof Node.Identifier) {
            return new Node.Chain(position, term, List.copyOf(names));
        }
        throw tokens.fail("unexpected . after term " + Quoting.quote(term.toString()));
    }

    private Node identifier(Token token) {
        var function = functions
                .find(token.text())
                .orElseThrow(() -> tokens.fail("function " + Quoting.quote(token.text()) + " not defined"));
        return new Node.Identifier(token.position(), function);
    }

    private Node variable(Token token) {
        if (!variables.contains(token.text())) {
            throw tokens.fail("undefined variable " + Quoting.quote(token.text()));
        }
        return new Node.Variable(token.position(), List.of(token.text()));
    }

    private Integer character(Token token) {
        String value = string(token);
        if (value.codePointCount(0, value.length()) != 1) {
            throw tokens.fail("malformed character constant: " + token.text());
        }
        return value.codePointAt(0);
    }

    private String string(Token token) {
        String value = Literals.unquote(token.text());
        if (value == null) {
            throw tokens.fail("invalid syntax");
        }
        return value;
    }

    String name(String context) {
        return string(tokens.expect(Kind.STRING, context));
    }
}
