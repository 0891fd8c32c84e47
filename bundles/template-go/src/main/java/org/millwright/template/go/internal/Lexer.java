// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a text into tokens. What is wrong becomes a last token of its own, reported when the parser gets there. */
final class Lexer {
    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "end", "range", "with", "template", "define", "block");

    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:0[xX][\\da-fA-F._]*(?:[pP][+-]?\\d*)?" + "|0[bBoO][\\d_]*|[\\d._]*(?:[eE][+-]?\\d*)?)");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int start;
    private int at;
    private int depth;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        try {
            lexer.run();
        } catch (Unreadable e) {
            lexer.tokens.add(new Token(Token.Kind.ERROR, e.getMessage(), lexer.start));
        }
        return lexer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            int left = text.indexOf("{{", at);
            plain(left < 0 ? text.length() : left);
            if (left >= 0) {
                at = left;
                start = left;
                delimited();
            }
        }
        start = at;
        emit(Token.Kind.END_OF_TEXT);
    }

    private void plain(int end) {
        int stop = end;
        if (text.startsWith("{{-", end) && blank(end + 3)) {
            while (stop > at && isSpace(text.charAt(stop - 1))) {
                stop--;
            }
        }
        if (stop > at) {
            tokens.add(new Token(Token.Kind.TEXT, text.substring(at, stop), at));
        }
        at = end;
        start = end;
    }

    private void delimited() {
        at += 2;
        boolean trimmed = text.startsWith("-", at) && blank(at + 1);
        int body = trimmed ? at + 2 : at;
        if (text.startsWith("/*", body)) {
            comment(body);
            return;
        }
        tokens.add(new Token(Token.Kind.LEFT, "{{", start));
        at = trimmed ? at + 1 : at;
        start = at;
        depth = 0;
        while (!closed()) {
            piece();
        }
    }

    private void comment(int from) {
        int end = text.indexOf("*/", from + 2);
        if (end < 0) {
            throw new Unreadable("unclosed comment");
        }
        at = end + 2;
        if (trimsRight()) {
            at += 2;
            close(true);
        } else if (text.startsWith("}}", at)) {
            close(false);
        } else {
            throw new Unreadable("comment ends before closing delimiter");
        }
    }

    private boolean closed() {
        boolean trims = trimsRight();
        if (!trims && !text.startsWith("}}", at)) {
            return false;
        }
        if (depth > 0) {
            throw new Unreadable("unclosed left paren");
        }
        at += trims ? 2 : 0;
        tokens.add(new Token(Token.Kind.RIGHT, "}}", at));
        close(trims);
        return true;
    }

    /** Steps over the right delimiter, and over the white space after it where the marker asks for that. */
    private void close(boolean trims) {
        at += 2;
        while (trims && at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        start = at;
    }

    private boolean trimsRight() {
        return blank(at) && text.startsWith("-}}", at + 1);
    }

    private void piece() {
        if (at >= text.length()) {
            throw new Unreadable("unclosed action");
        }
        char c = text.charAt(at++);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> space();
            case '=' -> emit(Token.Kind.ASSIGN);
            case ':' -> declare();
            case '|' -> emit(Token.Kind.PIPE);
            case '"' -> quoted('"', Token.Kind.STRING, "unterminated quoted string");
            case '\'' -> quoted('\'', Token.Kind.CHARACTER, "unterminated character constant");
            case '`' -> raw();
            case '$' -> name(Token.Kind.VARIABLE);
            case '(' -> {
                depth++;
                emit(Token.Kind.OPEN);
            }
            case ')' -> {
                if (--depth < 0) {
                    throw new Unreadable("unexpected right paren");
                }
                emit(Token.Kind.CLOSE);
            }
            default -> word(c);
        }
    }

    private void word(char c) {
        boolean digitNext = at < text.length() && isDigit(text.charAt(at));
        if (c == '.' && !digitNext) {
            name(Token.Kind.FIELD);
        } else if (c == '.' || c == '+' || c == '-' || isDigit(c)) {
            at--;
            number();
        } else if (isWord(c)) {
            identifier();
        } else if (c > ' ' && c < 127) {
            emit(Token.Kind.PUNCTUATION);
        } else {
            throw new Unreadable("unrecognized character in action: " + code(c));
        }
    }

    private void space() {
        while (at < text.length() && isSpace(text.charAt(at)) && !trimsRight()) {
            at++;
        }
        if (trimsRight() || text.startsWith("-}}", at)) {
            // The blank belongs to the marker.
            at = text.startsWith("-}}", at) ? at - 1 : at;
            if (at == start) {
                return;
            }
        }
        emit(Token.Kind.SPACE);
    }

    private void declare() {
        if (!text.startsWith("=", at)) {
            throw new Unreadable("expected :=");
        }
        at++;
        emit(Token.Kind.DECLARE);
    }

    private void quoted(char quote, Token.Kind kind, String complaint) {
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new Unreadable(complaint);
            }
            char c = text.charAt(at++);
            if (c == quote) {
                emit(kind);
                return;
            }
            if (c == '\\' && at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }
    }

    private void raw() {
        int end = text.indexOf('`', at);
        if (end < 0) {
            throw new Unreadable("unterminated raw quoted string");
        }
        at = end + 1;
        emit(Token.Kind.STRING);
    }

    private void name(Token.Kind kind) {
        int first = at;
        skipWord();
        if (at == first && kind == Token.Kind.FIELD) {
            terminated();
            emit(Token.Kind.DOT);
            return;
        }
        terminated();
        emit(kind);
    }

    private void identifier() {
        skipWord();
        terminated();
        String word = text.substring(start, at);
        if (KEYWORDS.contains(word)) {
            emit(Token.Kind.KEYWORD);
        } else if (word.equals("true") || word.equals("false")) {
            emit(Token.Kind.BOOL);
        } else {
            emit(word.equals("nil") ? Token.Kind.NIL : Token.Kind.IDENTIFIER);
        }
    }

    private void number() {
        var number = NUMBER.matcher(text).region(at, text.length());
        at = number.lookingAt() ? number.end() : at;
        boolean glued = at < text.length() && isWord(text.charAt(at));
        if (glued || Literals.number(text.substring(start, at)) == null) {
            at = Math.min(text.length(), at + 1);
            throw new Unreadable("bad number syntax: " + Quoting.quote(text.substring(start, at)));
        }
        emit(Token.Kind.NUMBER);
    }

    private void skipWord() {
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
    }

    private void terminated() {
        if (at < text.length()) {
            char c = text.charAt(at);
            if (!isSpace(c) && ".,|:)(".indexOf(c) < 0 && !text.startsWith("}}", at)) {
                throw new Unreadable("bad character " + code(c));
            }
        }
    }

    private void emit(Token.Kind kind) {
        tokens.add(new Token(kind, text.substring(start, at), start));
        start = at;
    }

    private boolean blank(int index) {
        return index < text.length() && isSpace(text.charAt(index));
    }

    private static String code(char c) {
        return String.format("U+%04X '%c'", (int) c, c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** Ends the reading: what follows cannot be cut into tokens. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
