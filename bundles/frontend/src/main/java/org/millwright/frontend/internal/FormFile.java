// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file of a form that a browser sends (RFC 7578): the part {@code file}.
 *
 * @param name as the sender has it, without folders
 */
record FormFile(String name, InputStream content) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("\\bfilename=\"([^\"]*)\"");
    private static final int MOST_HEADER_BYTES = 8192;

    /** Reads up to where the file begins; empty where the form has none. */
    static Optional<FormFile> in(InputStream body, String type) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return Optional.empty();
        }
        var in = new BufferedInputStream(body);
        // RFC 2046 5.1.1: the line break before a boundary belongs to it.
        byte[] end = ("\r\n--" + boundary.group(1)).getBytes(UTF_8);
        try {
            line(in);
            for (String disposition = disposition(in); !disposition.isEmpty(); disposition = disposition(in)) {
                var part = new Part(in, end);
                if (group(NAME, disposition).equals("file")) {
                    String file = group(FILE_NAME, disposition).replaceFirst(".*[/\\\\]", "");
                    return Optional.of(new FormFile(file, part));
                }
                part.transferTo(OutputStream.nullOutputStream());
                line(in);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The header that says what a part is; empty where there is no part. */
    private static String disposition(InputStream in) throws IOException {
        String disposition = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                disposition = line;
            }
        }
        return disposition;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MOST_HEADER_BYTES) {
                throw new IOException("A header of a part is too long");
            }
            line.write(next);
        }
        return line.toString(UTF_8).stripTrailing();
    }

    /** What comes before a boundary. */
    private static final class Part extends InputStream {
        private final InputStream in;
        private final byte[] end;
        private int matched;
        private int owed;
        private int given;
        private int next = -1;
        private boolean over;

        Part(InputStream in, byte[] end) {
            this.in = in;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            while (given == owed) {
                if (over) {
                    return -1;
                }
                int found = next >= 0 ? next : in.read();
                next = -1;
                if (found < 0) {
                    throw new EOFException("unexpected EOF");
                }
                // A boundary has but one carriage return, its first byte: what is no match holds no other beginning.
                if (found == end[matched]) {
                    matched++;
                    over = matched == end.length;
                } else if (matched == 0) {
                    return found;
                } else {
                    owed = matched;
                    given = 0;
                    matched = 0;
                    next = found;
                }
            }
            return end[given++];
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = 0;
            for (int found; count < length && (found = read()) >= 0; count++) {
                to[offset + count] = (byte) found;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
