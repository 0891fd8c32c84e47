// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.List;
import org.millwright.template.TemplateException;
import org.millwright.template.go.internal.Token.Kind;

/** Walks over the tokens of a text, and knows where the walk is when something is wrong. */
final class Tokens {
    private final Source source;
    private final List<Token> tokens;
    private int next;

    Tokens(Source source) {
        this.source = source;
        this.tokens = Lexer.tokens(source.text());
    }

    int mark() {
        return next;
    }

    void reset(int mark) {
        next = mark;
    }

    /** Gives back the token taken last. */
    void back() {
        next--;
    }

    /** The token taken last. */
    Token last() {
        return tokens.get(Math.max(0, Math.min(next, tokens.size()) - 1));
    }

    /** Whether an action begins here with this keyword. */
    boolean opens(String keyword) {
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
    Token keyword() {
        next();
        return nextNonSpace();
    }

    Token expect(Kind kind, String context) {
        Token token = nextNonSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        next++;
        return token;
    }

    Token peekNonSpace() {
        while (peek().is(Kind.SPACE)) {
            next++;
        }
        return peek();
    }

    Token nextNonSpace() {
        peekNonSpace();
        return next();
    }

    TemplateException unexpected(Token token, String context) {
        return fail(token.is(Kind.ERROR) ? token.text() : "unexpected " + token + " in " + context);
    }

    TemplateException fail(String cause) {
        return source.syntax(last().position(), cause);
    }
}
