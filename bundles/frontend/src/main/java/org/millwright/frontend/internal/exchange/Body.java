// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.millwright.models.Problem;

/**
 * What a request brings.
 *
 * @param headers the first value of each; empty where there is none
 * @param length bytes that were announced; negative where none were
 * @param source always the same stream; asked for by whoever reads it
 * @param most bytes of JSON that are read at all
 * @param share what it takes of the memory for bodies while it is read as a whole
 */
public record Body(
        UnaryOperator<String> headers, long length, Supplier<InputStream> source, int most, BodyBudget.Share share) {

    /** Deeper nesting is refused: what is kept must fit into answers that wrap it, and those have a limit. */
    public static final int MOST_DEPTH = 500;

    String header(String name) {
        return headers.apply(name);
    }

    InputStream in() {
        return source.get();
    }

    /** The content type as sent. */
    public String type() {
        return header("Content-Type");
    }

    /** Whether nothing was sent; looks at the first byte, which isn't there for others then. */
    public boolean nothing() {
        try {
            return length == 0 || in().read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it, whatever it is. */
    public byte[] bytes(String method) throws IOException {
        if (length > most) {
            throw tooLarge(method);
        }
        var bytes = counted(method);
        if (bytes.length == most && in().read() >= 0) {
            throw tooLarge(method);
        }
        return bytes;
    }

    private byte[] counted(String method) throws IOException {
        try {
            return share.counting(in(), length).readNBytes(most);
        } catch (Problem p) {
            share.close();
            // An answer before the end of the body may end the connection, and other requests of it with it.
            var unused = in().skip(most);
            throw p.as(method);
        }
    }

    private Problem tooLarge(String method) {
        return new Problem("", "", method, List.of("The body is larger than " + most + " bytes"), 413);
    }

    /** All of it, or nothing where nothing was sent; then the type doesn't matter. */
    public byte[] json(String method) {
        try {
            var bytes = bytes(method);
            String type = type();
            if (bytes.length > 0 && !type.contains("application/json")) {
                String plain = type.split(";", 2)[0].trim();
                throw new Problem("", "", method, List.of("Invalid content type: " + plain), 400);
            }
            if (depth(bytes) > MOST_DEPTH) {
                throw new Problem("", "", method, List.of("The body is nested deeper than " + MOST_DEPTH), 400);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> text = !text;
                case '\\' -> i += text ? 1 : 0;
                case '[', '{' -> deepest = text ? deepest : Math.max(deepest, ++depth);
                case ']', '}' -> depth -= text ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }
}
