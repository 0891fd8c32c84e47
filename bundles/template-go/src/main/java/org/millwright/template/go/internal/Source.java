// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import org.millwright.template.TemplateException;

/** A text and the name messages call it by; turns offsets into lines and columns. */
record Source(String name, String text) {

    /** Counted from 1. */
    int line(int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Counted from 0, as Go's messages do. */
    int column(int position) {
        return position - (text.lastIndexOf('\n', position - 1) + 1);
    }

    TemplateException syntax(int position, String cause) {
        int line = line(position);
        String message = "template: " + name + ":" + line + ": " + cause;
        return new TemplateException(name, line, column(position) + 1, message, null);
    }

    /** A failure that has no place in the text. */
    TemplateException failure(String cause, Throwable thrown) {
        return new TemplateException(name, 0, 0, "template: " + name + ": " + cause, thrown);
    }

    TemplateException failure(String executing, Node at, String message, Throwable cause) {
        int line = line(at.position());
        int column = column(at.position());
        String place = "template: " + name + ":" + line + ":" + column + ": executing " + Quoting.quote(executing);
        return new TemplateException(name, line, column + 1, place + " at <" + at + ">: " + message, cause);
    }
}
