// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A file on disk as the body of an answer, or a range of it. */
public record FileContent(Path file, long from, long size) implements Answer.Content {

    // RFC 9110 5.6.7.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    public static FileContent whole(Path file) {
        try {
            return new FileContent(file, 0, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var target = Channels.newChannel(out);
            long sent = 0;
            while (sent < size) {
                long more = channel.transferTo(from + sent, size - sent, target);
                if (more <= 0) {
                    throw new IOException(file + " became shorter while it was sent");
                }
                sent += more;
            }
        }
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(size);
    }

    /** The answer with this file that suits these headers of a request; empty: none. */
    Answer asked(Answer answer, UnaryOperator<String> headers) {
        var dated = answer.with("Accept-Ranges", "bytes").with("Last-Modified", DATE.format(modified()));
        if (!modified().isAfter(date(headers.apply("If-Modified-Since")))) {
            return dated.with(304, Answer.NOTHING);
        }
        // RFC 9110 14.2: what isn't understood, and more than one range, may be passed over.
        String range = headers.apply("Range");
        String same = headers.apply("If-Range");
        var wanted = RANGE.matcher(range);
        boolean changed = !same.isEmpty() && !date(same).equals(modified());
        if (changed || !wanted.matches() || range.endsWith("=-")) {
            return dated;
        }
        boolean last = wanted.group(1).isEmpty();
        long first = last ? Math.max(0, size - Long.parseLong(wanted.group(2))) : Long.parseLong(wanted.group(1));
        long end = last || wanted.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(wanted.group(2)));
        return first > end
                ? dated.with(416, Answer.NOTHING).with("Content-Range", "bytes */" + size)
                : dated.with(206, new FileContent(file, first, end - first + 1))
                        .with("Content-Range", "bytes " + first + "-" + end + "/" + size);
    }

    private ZonedDateTime modified() {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .withNano(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZonedDateTime date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH.atZone(ZoneOffset.UTC);
        }
    }
}
