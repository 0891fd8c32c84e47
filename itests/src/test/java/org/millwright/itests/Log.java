// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text file that another process writes: a log, or a serial console without its control sequences. */
record Log(Path file) {

    private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[0-9;=?]*[a-zA-Z]|\\r");

    String text() {
        try {
            String raw = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
            return CONTROL.matcher(raw).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail(int lines) {
        List<String> all = text().lines().filter(line -> !line.isBlank()).toList();
        return file + ":\n" + String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    Optional<MatchResult> find(String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text());
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Gives the first match of the expression as soon as it is written; a writer that has ended ends the wait. */
    MatchResult await(String regex, Duration limit, BooleanSupplier writing) {
        Await.until("'" + regex + "'", limit, () -> find(regex).isPresent() || !writing.getAsBoolean(), () -> tail(40));
        return find(regex).orElseThrow(() -> new AssertionError("ended without writing '" + regex + "'\n" + tail(40)));
    }
}
