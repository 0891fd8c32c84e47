// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** One lexical piece of a template, with its offset in the text. */
record Token(Kind kind, String text, int position) {

    enum Kind {
        TEXT,
        LEFT,
        RIGHT,
        SPACE,
        FIELD,
        VARIABLE,
        IDENTIFIER,
        KEYWORD,
        NUMBER,
        CHARACTER,
        STRING,
        BOOL,
        NIL,
        DOT,
        PIPE,
        DECLARE,
        ASSIGN,
        PUNCTUATION,
        OPEN,
        CLOSE,
        END_OF_TEXT,
        ERROR
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean keyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /** How messages show a token. */
    @Override
    public String toString() {
        return switch (kind) {
            case END_OF_TEXT -> "EOF";
            case ERROR -> text;
            case KEYWORD -> "<" + text + ">";
            default -> text.length() > 10 ? Quoting.quote(text.substring(0, 10)) + "..." : Quoting.quote(text);
        };
    }
}
