// SPDX-License-Identifier: Apache-2.0
package org.millwright.template;

/** A text that is no template, or a template that failed: which one, where, and why. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final int line;
    private final int column;

    /**
     * @param message the whole text for the operator, place included
     * @param line counted from 1; 0 where unknown
     * @param column counted from 1; 0 where unknown
     */
    public TemplateException(String template, int line, int column, String message, Throwable cause) {
        super(message, cause);
        this.template = template;
        this.line = line;
        this.column = column;
    }

    public String template() {
        return template;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
