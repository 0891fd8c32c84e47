// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** Makes text fit a width. */
final class Wrapping {
    private Wrapping() {}

    /** Breaks lines at blanks; words longer than a line are cut only where asked for. */
    static String wrap(String text, int width, String newLine, boolean cutsWords) {
        int length = Math.max(1, width);
        var out = new StringBuilder();
        int at = 0;
        while (text.length() - at > length) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            int blank = text.lastIndexOf(' ', at + length);
            int cut = blank >= at ? blank : cutsWords ? at + length : text.indexOf(' ', at + length);
            if (cut < 0) {
                break;
            }
            out.append(text, at, cut).append(newLine);
            at = cut < text.length() && text.charAt(cut) == ' ' ? cut + 1 : cut;
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Leaves out the middle or the end of a text that is too long, with dots in its place. */
    static String abbreviate(String text, int offset, int width) {
        boolean tooNarrow = width < 4 || (offset > 0 && width < 7);
        if (tooNarrow || text.length() <= width) {
            return text;
        }
        int from = Math.min(offset, text.length());
        if (text.length() - from < width - 3) {
            from = text.length() - (width - 3);
        }
        if (from <= 4) {
            return text.substring(0, width - 3) + "...";
        }
        if (from + width - 3 < text.length()) {
            return "..." + abbreviate(text.substring(from), 0, width - 3);
        }
        return "..." + text.substring(text.length() - (width - 3));
    }
}
