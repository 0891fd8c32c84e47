// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** An HTTP response, its header names in lower case. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    /** Reads a response whose end is the end of the connection. */
    static Reply parse(ByteBuffer raw) {
        if (raw == null) {
            return new Reply(0, Map.of(), new byte[0]);
        }
        var bytes = new byte[raw.remaining()];
        raw.get(bytes);
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, Map.of(), bytes);
        }
        var lines = text.substring(0, end).split("\r\n");
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
        var body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean zipped = headers.getOrDefault("content-encoding", "").equals("gzip");
        return new Reply(status, headers, zipped && body.length > 0 ? unzipped(body) : body);
    }

    private static byte[] unzipped(byte[] body) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new Finding("What is said to be zipped isn't", e);
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, UTF_8);
    }

    boolean refused() {
        return status >= 400;
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + "\n" + text.substring(0, Math.min(2000, text.length()));
    }
}
