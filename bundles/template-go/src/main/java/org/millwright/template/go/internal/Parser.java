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

    private final Source source;
    private final Functions functions;
    private final List<Token> tokens;
    private final Map<String, List<Node>> definitions = new LinkedHashMap<>();
    private List<String> variables = new ArrayList<>(List.of("$"));
    private int next;

    private Parser(Source source, Functions functions) {
        this.source = source;
        this.functions = functions;
        this.tokens = Lexer.tokens(source.text());
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
        while (!peek().is(Kind.END_OF_TEXT)) {
            if (opens("define")) {
                define();
            } else if (opens("end") || opens("else")) {
                keyword();
                throw fail("unexpected {{" + tokens.get(next - 1).text() + "}}");
            } else {
                body.add(textOrAction());
            }
        }
        return List.copyOf(body);
    }

    private void define() {
        keyword();
        String name = name("define clause");
        expect(Kind.RIGHT, "define clause");
        add(name, inNewScope("define clause"));
    }

    private List<Node> inNewScope(String context) {
        var outer = variables;
        variables = new ArrayList<>(List.of("$"));
        var body = items();
        if (!keyword().keyword("end")) {
            throw fail("unexpected {{else}} in " + context);
        }
        expect(Kind.RIGHT, "end");
        variables = outer;
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
        while (!opens("end") && !opens("else")) {
            if (peek().is(Kind.END_OF_TEXT)) {
                next();
                throw fail("unexpected EOF");
            }
            body.add(textOrAction());
        }
        return List.copyOf(body);
    }

    private Node textOrAction() {
        Token token = nextNonSpace();
        return switch (token.kind()) {
            case TEXT -> new Node.Text(token.position(), token.text());
            case LEFT -> action();
            default -> throw unexpected(token, "input");
        };
    }

    private Node action() {
        Token token = nextNonSpace();
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
        next--;
        return new Node.Action(peek().position(), pipeline("command", Kind.RIGHT));
    }

    private Node control(Token token) {
        int mark = variables.size();
        var pipe = pipeline(token.text(), Kind.RIGHT);
        var body = items();
        var otherwise = otherwise(token);
        variables.subList(mark, variables.size()).clear();
        return switch (token.text()) {
            case "if" -> new Node.If(pipe.position(), pipe, body, otherwise);
            case "with" -> new Node.With(pipe.position(), pipe, body, otherwise);
            default -> new Node.Range(pipe.position(), pipe, body, otherwise);
        };
    }

    private List<Node> otherwise(Token control) {
        if (keyword().keyword("end")) {
            expect(Kind.RIGHT, "end");
            return List.of();
        }
        if (peekNonSpace().keyword("if") && control.keyword("if")) {
            // The end of the inner one serves both.
            return List.of(control(nextNonSpace()));
        }
        expect(Kind.RIGHT, "else");
        var body = items();
        if (!keyword().keyword("end")) {
            throw fail("expected end; found {{else}}");
        }
        expect(Kind.RIGHT, "end");
        return body;
    }

    private Node call() {
        int position = peekNonSpace().position();
        String name = name("template clause");
        return new Node.Call(position, name, argument("template clause"));
    }

    private Node.Pipe argument(String context) {
        if (peekNonSpace().is(Kind.RIGHT)) {
            nextNonSpace();
            return NOTHING;
        }
        return pipeline(context, Kind.RIGHT);
    }

    private Node block() {
        int position = peekNonSpace().position();
        String name = name("block clause");
        var pipe = pipeline("block clause", Kind.RIGHT);
        add(name, inNewScope("block clause"));
        return new Node.Call(position, name, pipe);
    }

    private Node.Pipe pipeline(String context, Kind end) {
        int position = peekNonSpace().position();
        var declared = new ArrayList<Node.Variable>();
        boolean assigns = declarations(context, declared);
        var commands = new ArrayList<Node.Command>();
        while (true) {
            Token token = nextNonSpace();
            if (token.is(end)) {
                check(commands, context);
                return new Node.Pipe(position, assigns, List.copyOf(declared), List.copyOf(commands));
            }
            switch (token.kind()) {
                case BOOL, CHARACTER, DOT, FIELD, IDENTIFIER, NUMBER, NIL, STRING, VARIABLE, OPEN -> {
                    next--;
                    commands.add(command());
                }
                default -> throw unexpected(token, context);
            }
        }
    }

    private boolean declarations(String context, List<Node.Variable> declared) {
        while (peekNonSpace().is(Kind.VARIABLE)) {
            int mark = next;
            Token variable = nextNonSpace();
            Token token = nextNonSpace();
            boolean comma = token.is(Kind.PUNCTUATION) && token.text().equals(",");
            if (!comma && !token.is(Kind.ASSIGN) && !token.is(Kind.DECLARE)) {
                next = mark;
                return false;
            }
            declared.add(new Node.Variable(variable.position(), List.of(variable.text())));
            variables.add(variable.text());
            if (!comma) {
                return token.is(Kind.ASSIGN);
            }
            if (!context.equals("range") || declared.size() > 1) {
                throw fail("too many declarations in " + context);
            }
            if (!peekNonSpace().is(Kind.VARIABLE)) {
                throw fail("range can only initialize variables");
            }
        }
        return false;
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw fail("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            Node first = commands.get(i).words().get(0);
            if (first instanceof Node.Literal || first instanceof Node.Dot || first instanceof Node.Nil) {
                throw fail("non executable command in pipeline stage " + (i + 1));
            }
        }
    }

    private Node.Command command() {
        int position = peekNonSpace().position();
        var words = new ArrayList<Node>();
        while (true) {
            peekNonSpace();
            operand(words);
            Token token = next();
            if (token.is(Kind.SPACE)) {
                continue;
            }
            if (token.is(Kind.RIGHT) || token.is(Kind.CLOSE)) {
                next--;
            } else if (!token.is(Kind.PIPE)) {
                throw unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw fail("empty command");
            }
            return new Node.Command(position, List.copyOf(words));
        }
    }

    private void operand(List<Node> words) {
        Token token = nextNonSpace();
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
            next--;
            return;
        }
        words.add(peek().is(Kind.FIELD) ? chain(term) : term);
    }

    private Node chain(Node term) {
        int position = peek().position();
        var names = new ArrayList<String>();
        while (peek().is(Kind.FIELD)) {
            names.add(next().text().substring(1));
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
        throw fail("unexpected . after term " + Quoting.quote(term.toString()));
    }

    private Node identifier(Token token) {
        var function = functions
                .find(token.text())
                .orElseThrow(() -> fail("function " + Quoting.quote(token.text()) + " not defined"));
        return new Node.Identifier(token.position(), function);
    }

    private Node variable(Token token) {
        if (!variables.contains(token.text())) {
            throw fail("undefined variable " + Quoting.quote(token.text()));
        }
        return new Node.Variable(token.position(), List.of(token.text()));
    }

    private Integer character(Token token) {
        String value = string(token);
        if (value.codePointCount(0, value.length()) != 1) {
            throw fail("malformed character constant: " + token.text());
        }
        return value.codePointAt(0);
    }

    private String string(Token token) {
        String value = Literals.unquote(token.text());
        if (value == null) {
            throw fail("invalid syntax");
        }
        return value;
    }

    private String name(String context) {
        return string(expect(Kind.STRING, context));
    }

    private boolean opens(String keyword) {
        if (!peek().is(Kind.LEFT)) {
            return false;
        }
        int i = next + 1;
        while (tokens.get(i).is(Kind.SPACE)) {
            i++;
        }
        return tokens.get(i).keyword(keyword);
    }

    /** Steps over the left delimiter and the keyword after it. */
    private Token keyword() {
        next();
        return nextNonSpace();
    }

    private Token expect(Kind kind, String context) {
        Token token = nextNonSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token next() {
        Token token = peek();
        next++;
        return token;
    }

    private Token peekNonSpace() {
        while (peek().is(Kind.SPACE)) {
            next++;
        }
        return peek();
    }

    private Token nextNonSpace() {
        peekNonSpace();
        return next();
    }

    private RuntimeException unexpected(Token token, String context) {
        return fail(token.is(Kind.ERROR) ? token.text() : "unexpected " + token + " in " + context);
    }

    private RuntimeException fail(String cause) {
        Token last = tokens.get(Math.max(0, Math.min(next, tokens.size()) - 1));
        return source.syntax(last.position(), cause);
    }
}
