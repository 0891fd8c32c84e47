// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that stands in a document just as it would be written: its bytes are taken without being read. This is what a
 * store gives back: names in order, no blanks, plain texts, whole numbers. Of anything else it says that it isn't sure.
 */
final class Verbatim {

    private static final int MOST_DIGITS = 15;
    private static final int DEEPEST = 100;

    private final byte[] json;
    private final int origin;
    private int at;
    private int depth;

    private Verbatim(byte[] json, int start) {
        this.json = json;
        this.origin = start;
        this.at = start;
    }

    /** The object that begins here; empty where it may have to be written in another way. */
    static Optional<JsonMap> object(byte[] json, int start) {
        var document = new Verbatim(json, start);
        var names = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        try {
            return document.members(names, starts) && !names.isEmpty()
                    ? Optional.of(JsonMap.of(names, starts, Arrays.copyOfRange(json, start, document.at)))
                    : Optional.empty();
        } catch (ArrayIndexOutOfBoundsException e) {
            // The document ends early; what is wrong with it is for the parser to say.
            return Optional.empty();
        }
    }

    /** Reads over an object; tells the names and where their values begin. */
    private boolean members(List<String> names, List<Integer> starts) {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        String last = null;
        do {
            int from = at + 1;
            if (!text()) {
                return false;
            }
            String name = new String(json, from, at - 1 - from, ISO_8859_1);
            if (last != null && last.compareTo(name) >= 0 || !take(':')) {
                return false;
            }
            last = name;
            names.add(name);
            starts.add(at - origin);
            if (!value()) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean value() {
        return switch (json[at]) {
            case '"' -> text();
            case '{', '[' -> nested();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean nested() {
        depth++;
        boolean whole =
                depth < DEEPEST && (json[at] == '[' ? elements() : members(new ArrayList<>(), new ArrayList<>()));
        depth--;
        return whole;
    }

    private boolean elements() {
        take('[');
        if (take(']')) {
            return true;
        }
        do {
            if (!value()) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean text() {
        if (!take('"')) {
            return false;
        }
        while (isPlain(json[at])) {
            at++;
        }
        return take('"');
    }

    private static boolean isPlain(byte c) {
        return c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    }

    /** A whole number that a double holds exactly. */
    private boolean number() {
        if (take('0')) {
            return ends();
        }
        take('-');
        int from = at;
        while (json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at > from && at - from <= MOST_DIGITS && json[from] != '0' && ends();
    }

    private boolean ends() {
        return json[at] == ',' || json[at] == '}' || json[at] == ']';
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(char c) {
        if (json[at] != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Reads free values under names: takes them as they stand where that can be. */
    static final class Reader extends StdDeserializer<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Map.class);
        }

        @Override
        public Map<String, Object> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var taken = taken(parser);
            if (taken.isPresent()) {
                parser.skipChildren();
                return taken.get();
            }
            return context.readValue(
                    parser, context.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        }

        private static Optional<JsonMap> taken(JsonParser parser) {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return Optional.empty();
            }
            var location = parser.currentTokenLocation();
            return location.contentReference().getRawContent() instanceof byte[] json && location.getByteOffset() >= 0
                    ? object(json, (int) location.getByteOffset())
                    : Optional.empty();
        }
    }
}
