// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;

/** Escapes what could end a script element, and the two line separators that JavaScript does not allow in text. */
final class HtmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    HtmlSafe() {
        for (char c : "<>&".toCharArray()) {
            ascii[c] = ESCAPE_CUSTOM;
        }
        ascii['\b'] = ESCAPE_CUSTOM;
        ascii['\f'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
        boolean escaped = c < 128 || c == 0x2028 || c == 0x2029;
        return escaped ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
    }
}
