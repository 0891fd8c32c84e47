// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.template.go.internal.Token.Kind;

/** Builds the syntax trees of one text: its body and the templates defined in it. */
final class Parser {
    private static final Node.Pipe NOTHING = new Node.Pipe(0, false, List.of(), List.of());

    private final Tokens tokens;
    private final Pipelines pipelines;
    private final Map<String, List<Node>> definitions = new LinkedHashMap<>();

    private Parser(Source source, Functions functions) {
        this.tokens = new Tokens(source);
        this.pipelines = new Pipelines(tokens, functions);
    }

    /** Body and definitions of a text. */
    record Result(List<Node> body, Map<String, List<Node>> definitions) {}

    static Result parse(Source source, Functions functions) {
        var parser = new Parser(source, functions);
        var body = parser.top();
        return new Result(body, parser.definitions);
    }

    private List<Node> top() {
        var body = new ArrayList<Node>();
        while (!tokens.peek().is(Kind.END_OF_TEXT)) {
            if (tokens.opens("define")) {
                define();
            } else if (tokens.opens("end") || tokens.opens("else")) {
                tokens.keyword();
                throw tokens.fail("unexpected {{" + tokens.last().text() + "}}");
            } else {
                body.add(textOrAction());
            }
        }
        return List.copyOf(body);
    }

    private void define() {
        tokens.keyword();
        String name = pipelines.name("define clause");
        tokens.expect(Kind.RIGHT, "define clause");
        add(name, inNewScope("define clause"));
    }

    private List<Node> inNewScope(String context) {
        var outer = pipelines.hide();
        var body = items();
        if (!tokens.keyword().keyword("end")) {
            throw tokens.fail("unexpected {{else}} in " + context);
        }
        tokens.expect(Kind.RIGHT, "end");
        pipelines.restore(outer);
        return body;
    }

    private void add(String name, List<Node> body) {
        boolean blank = body.stream()
                .allMatch(node -> node instanceof Node.Text text && text.text().isBlank());
        if (!blank || !definitions.containsKey(name)) {
            definitions.put(name, body);
        }
    }

    /** Up to, and not including, the next end or else. */
    private List<Node> items() {
        var body = new ArrayList<Node>();
        while (!tokens.opens("end") && !tokens.opens("else")) {
            if (tokens.peek().is(Kind.END_OF_TEXT)) {
                tokens.next();
                throw tokens.fail("unexpected EOF");
            }
            body.add(textOrAction());
        }
        return List.copyOf(body);
    }

    private Node textOrAction() {
        Token token = tokens.nextNonSpace();
        return switch (token.kind()) {
            case TEXT -> new Node.Text(token.position(), token.text());
            case LEFT -> action();
            default -> throw tokens.unexpected(token, "input");
        };
    }

    private Node action() {
        Token token = tokens.nextNonSpace();
        if (token.is(Kind.KEYWORD)) {
            switch (token.text()) {
                case "if", "range", "with" -> {
                    return control(token);
                }
                case "template" -> {
                    return call();
                }
                case "block" -> {
                    return block();
                }
                default -> {}
            }
        }
        tokens.back();
        return new Node.Action(tokens.peek().position(), pipelines.pipeline("command", Kind.RIGHT));
    }

    private Node control(Token token) {
        int mark = pipelines.mark();
        var pipe = pipelines.pipeline(token.text(), Kind.RIGHT);
        var body = items();
        var otherwise = otherwise(token);
        pipelines.release(mark);
        return switch (token.text()) {
            case "if" -> new Node.If(pipe.position(), pipe, body, otherwise);
            case "with" -> new Node.With(pipe.position(), pipe, body, otherwise);
            default -> new Node.Range(pipe.position(), pipe, body, otherwise);
        };
    }

    private List<Node> otherwise(Token control) {
        if (tokens.keyword().keyword("end")) {
            tokens.expect(Kind.RIGHT, "end");
            return List.of();
        }
        if (tokens.peekNonSpace().keyword("if") && control.keyword("if")) {
            // The end of the inner one serves both.
            return List.of(control(tokens.nextNonSpace()));
        }
        tokens.expect(Kind.RIGHT, "else");
        var body = items();
        if (!tokens.keyword().keyword("end")) {
            throw tokens.fail("expected end; found {{else}}");
        }
        tokens.expect(Kind.RIGHT, "end");
        return body;
    }

    private Node call() {
        int position = tokens.peekNonSpace().position();
        String name = pipelines.name("template clause");
        return new Node.Call(position, name, argument("template clause"));
    }

    private Node.Pipe argument(String context) {
        if (tokens.peekNonSpace().is(Kind.RIGHT)) {
            tokens.nextNonSpace();
            return NOTHING;
        }
        return pipelines.pipeline(context, Kind.RIGHT);
    }

    private Node block() {
        int position = tokens.peekNonSpace().position();
        String name = pipelines.name("block clause");
        var pipe = pipelines.pipeline("block clause", Kind.RIGHT);
        add(name, inNewScope("block clause"));
        return new Node.Call(position, name, pipe);
    }
}
