// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.millwright.files.Uploads.Incoming;
import org.millwright.models.Problem;

/**
 * A file in a request: the body itself, or the part {@code file} of a form.
 *
 * @param name its path, or the part's file name where the path names none
 */
public record SentFile(String name, Incoming incoming, Closeable end) implements Closeable {

    private static final String BYTES = "application/octet-stream";
    private static final String FORM = "multipart/form-data";
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    public static SentFile of(Body body, String path) throws IOException {
        String type = body.type().split(";", 2)[0].trim();
        if (type.equals(FORM)) {
            return part(body, path);
        }
        if (!type.equals(BYTES)) {
            throw refused("Want content-type " + BYTES + ", not " + type);
        }
        String sha256 = body.header("X-DRP-SHA256SUM");
        var range = RANGE.matcher(body.header("Content-Range"));
        long sent = body.length();
        if (!body.header("Content-Range").isEmpty()) {
            if (!range.matches()) {
                throw refused("Content-Range is none: " + body.header("Content-Range"));
            }
            var whole =
                    range.group(2).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(2)));
            return new SentFile(path, new Incoming(body.in(), Long.parseLong(range.group(1)), whole, sha256), () -> {});
        }
        var length = sent < 0 ? OptionalLong.empty() : OptionalLong.of(sent);
        return new SentFile(path, new Incoming(body.in(), 0, length, sha256), () -> {});
    }

    private static SentFile part(Body body, String path) throws IOException {
        var form = Form.of(body);
        var file = form.part("file");
        if (file.isEmpty()) {
            form.close();
            throw new Problem("", "", "", List.of("http: no such file", "Cannot find multipart file"), 400);
        }
        String name = path.replace("/", "").isEmpty() ? file.get().name() : path;
        var length = OptionalLong.of(file.get().length());
        return new SentFile(name, new Incoming(file.get().bytes(), 0, length, ""), form);
    }

    private static Problem refused(String why) {
        return new Problem("", "", "", List.of(why), 400);
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
