// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.millwright.frontend.internal.ApiInMemory;

/**
 * What a sender says to prove who he is: the header {@code Authorization}, or the token of a query that begins with
 * {@code ?}. In it {@code %T} is a token that is right, {@code %B} the right password in base64; a line
 * {@code number text} below it puts this text there in the place of as many characters.
 */
public final class Credentials {

    private static final Site SITE = new Site();
    private static final String PASSWORD = ApiInMemory.ADMIN;

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var lines = List.of(new String(input, ISO_8859_1).split("\n", 8));
        var said = new StringBuilder(lines.get(0)
                .replace("%T", SITE.token())
                .replace("%B", Base64.getEncoder().encodeToString(PASSWORD.getBytes(UTF_8))));
        lines.subList(1, lines.size()).forEach(line -> edit(said, line));
        String text = said.toString();
        boolean query = text.startsWith("?");
        String proof = query ? text.substring(1) : header(text);
        var ask = query
                ? Ask.of("GET", "/api/v3/profiles/rack?token=" + URLEncoder.encode(proof, ISO_8859_1))
                : Ask.of("GET", "/api/v3/profiles/rack").with("Authorization", proof);
        var reply = SITE.checked(ask);
        if (!reply.refused() && !(query ? right(proof) : rightHeader(proof))) {
            throw new Finding("Let in: " + ask + "\n" + reply);
        }
    }

    private static void edit(StringBuilder said, String line) {
        var words = line.split(" ", 2);
        if (words.length == 2 && words[0].matches("[0-9]{1,4}")) {
            int at = Math.min(said.length(), Integer.parseInt(words[0]));
            said.replace(at, Math.min(said.length(), at + words[1].length()), words[1]);
        }
    }

    /** As it arrives: without what a header can't hold. */
    private static String header(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "").strip();
    }

    private static boolean rightHeader(String proof) {
        return proof.startsWith("Bearer ") && proof.substring(7).equals(SITE.token())
                || proof.startsWith("Basic ") && decoded(proof.substring(6)).equals(PASSWORD);
    }

    private static boolean right(String proof) {
        return proof.equals(SITE.token()) || proof.equals(PASSWORD);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Credentials() {}
}
