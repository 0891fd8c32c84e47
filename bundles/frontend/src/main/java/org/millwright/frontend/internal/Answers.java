// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Between answers and servlets: headers that each answer has, compression, and other people's pages (CORS). */
final class Answers {

    static final String CHALLENGE = "Www-Authenticate";
    static final String REALM = "dr-provision";

    private static final String EXPOSED = "Vary,Content-Encoding,Content-Length,Www-Authenticate,Set-Cookie,"
            + "Access-Control-Allow-Headers,Access-Control-Allow-Credentials,Access-Control-Allow-Origin,"
            + "X-Return-Attributes,X-Drp-List-Count,X-Drp-List-Total-Count";
    private static final String ALLOWED = "Origin,X-Requested-With,Content-Type,Cookie,Authorization,Www-Authenticate,"
            + "X-Return-Attributes,X-Log-Level,X-Log-Request,X-Log-Token,Range,Vary,Accept-Encoding";

    private static final Pattern NEVER = Pattern.compile("[qQ]=0(\\.0{0,3})?");

    /** Of a body that no route read: what comes in after the answer would end the connection, and with it the answer. */
    private static final int MOST_IGNORED_BYTES = 64 * 1024;

    static Body body(HttpServletRequest request, int most, BodyBudget.Share share) {
        try {
            return new Body(
                    name -> header(request, name),
                    request.getContentLengthLong(),
                    request.getInputStream(),
                    most,
                    share);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer preflight() {
        return Answer.empty(200)
                .with("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE,OPTIONS,PATCH,HEAD")
                .with("Access-Control-Allow-Headers", ALLOWED);
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Answer made) throws IOException {
        // Who is told that it is too much need not send it before.
        if (made.status() != HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
            ignore(request.getInputStream());
        }
        var answer = made.body() instanceof FileContent file ? file.asked(made, name -> header(request, name)) : made;
        response.setStatus(answer.status());
        // Set once: a servlet keeps the character set of the first type.
        String json = answer.status() == 204 ? "application/json" : "application/json; charset=utf-8";
        response.setHeader("Content-Type", answer.headers().getOrDefault("Content-Type", json));
        answer.headers().forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                response.setHeader(name, value);
            }
        });
        allowPages(request, response);
        boolean mayZip = answer.body().length().orElse(1) > 0 && !(answer.body() instanceof FileContent);
        boolean zipped = mayZip && zips(header(request, "Accept-Encoding"));
        if (mayZip) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        } else {
            answer.body().length().ifPresent(length -> length(response, length));
        }
        if (!request.getMethod().equals("HEAD")) {
            write(answer.body(), response, zipped);
        }
    }

    private static void ignore(InputStream body) throws IOException {
        // Most requests bring none: to find that out needs no buffer.
        if (body.read() >= 0) {
            body.readNBytes(MOST_IGNORED_BYTES);
        }
    }

    /** Lets pages of other servers read the answer (CORS). */
    static void allowPages(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("Origin") != null) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    // RFC 9110 12.5.3: a weight of 0 means not at all; what is named counts before the asterisk.
    private static boolean zips(String accepted) {
        boolean any = false;
        for (String coding : accepted.split(",")) {
            String[] parts = coding.trim().split("\\s*;\\s*", 2);
            boolean wanted = parts.length < 2 || !NEVER.matcher(parts[1]).matches();
            if (parts[0].equalsIgnoreCase("gzip")) {
                return wanted;
            }
            any |= parts[0].equals("*") && wanted;
        }
        return any;
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    private static void length(HttpServletResponse response, long length) {
        if (length > 0) {
            response.setContentLengthLong(length);
        }
    }

    private static void write(Answer.Content body, HttpServletResponse response, boolean zipped) throws IOException {
        var out = response.getOutputStream();
        if (zipped) {
            try (var zip = new FastZip(out)) {
                body.write(zip);
            }
        } else {
            body.write(out);
        }
    }

    private static final class FastZip extends GZIPOutputStream {
        FastZip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(java.util.zip.Deflater.BEST_SPEED);
        }
    }

    private Answers() {}
}
