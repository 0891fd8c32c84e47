// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The JSON of an item as clients see it, kept because it is shown again and again. Its parameters, most of it, are held as
 * JSON already and are not kept twice: what stands before and behind them is.
 */
final class SeenText {

    static final String HOLE = "org.millwright.models.hole";
    private static final byte[] NOTHING = {};

    private final byte[] before;
    private final byte[] params;
    private final byte[] behind;

    private SeenText(byte[] text, Hole hole) {
        before = Arrays.copyOf(text, hole.at);
        params = hole.params;
        behind = Arrays.copyOfRange(text, hole.at, text.length);
    }

    static SeenText of(Item<?> item) {
        var out = new ByteArrayBuilder();
        var hole = new Hole(out);
        try (var json = Wire.SEEN.createGenerator(out)) {
            Wire.SEEN.writer().withAttribute(HOLE, hole).writeValue(json, item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeenText(out.toByteArray(), hole);
    }

    void write(JsonGenerator out) throws IOException {
        out.writeRawValue(new Utf8(before));
        out.writeRaw(new Utf8(params));
        out.writeRaw(new Utf8(behind));
    }

    void write(ByteArrayOutputStream out) {
        out.writeBytes(before);
        out.writeBytes(params);
        out.writeBytes(behind);
    }

    /** Whether the text of an item is being made, rather than to be copied. */
    static boolean isMade(SerializerProvider serializers) {
        return serializers.getAttribute(HOLE) != null;
    }

    /** Writes parameters as a value, or leaves them out where they are kept apart. */
    static void writeParams(byte[] json, JsonGenerator out, SerializerProvider serializers) throws IOException {
        boolean apart = serializers.getAttribute(HOLE) instanceof Hole hole && hole.takes(json, out);
        out.writeRawValue(new Utf8(apart ? NOTHING : json));
    }

    /** Where the first parameters of an object are left out. */
    private static final class Hole {
        private final ByteArrayBuilder written;
        private int at;
        private byte[] params = NOTHING;

        Hole(ByteArrayBuilder written) {
            this.written = written;
        }

        boolean takes(byte[] json, JsonGenerator out) {
            if (at > 0) {
                return false;
            }
            // The colon is written with the value.
            at = written.size() + out.getOutputBuffered() + 1;
            params = json;
            return true;
        }
    }

    /** Text that is in its final form already. */
    private static final class Utf8 extends SerializedString {
        private static final long serialVersionUID = 1L;

        Utf8(byte[] json) {
            super("");
            _unquotedUTF8Ref = json;
        }
    }
}
