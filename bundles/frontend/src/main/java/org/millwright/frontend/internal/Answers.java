// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Between answers and servlets: headers that each answer has, compression, and other people's pages (CORS). */
final class Answers {

    static final String CHALLENGE = "Www-Authenticate";
    static final String REALM = "dr-provision";

    private static final String EXPOSED = "Vary,Content-Encoding,Content-Length,Www-Authenticate,Set-Cookie,"
            + "Access-Control-Allow-Headers,Access-Control-Allow-Credentials,Access-Control-Allow-Origin,"
            + "X-Return-Attributes,X-Drp-List-Count,X-Drp-List-Total-Count";
    private static final String ALLOWED = "Origin,X-Requested-With,Content-Type,Cookie,Authorization,Www-Authenticate,"
            + "X-Return-Attributes,X-Log-Level,X-Log-Token,Range,Vary,Accept-Encoding";

    static Body body(HttpServletRequest request, int most) {
        try {
            return new Body(Optional.ofNullable(request.getContentType()).orElse(""), request.getInputStream(), most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer preflight() {
        return Answer.empty(200)
                .with("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE,OPTIONS,PATCH,HEAD")
                .with("Access-Control-Allow-Headers", ALLOWED);
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Content-Type", "application/json; charset=utf-8");
        answer.headers().forEach(response::setHeader);
        if (request.getHeader("Origin") != null) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        boolean zipped = zips(request) && answer.body().length().orElse(1) > 0;
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
            response.setHeader("Vary", "Accept-Encoding");
        } else {
            answer.body().length().ifPresent(length -> length(response, length));
        }
        if (!request.getMethod().equals("HEAD")) {
            write(answer.body(), response, zipped);
        }
    }

    private static boolean zips(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .orElse("")
                .contains("gzip");
    }

    private static void length(HttpServletResponse response, int length) {
        if (length > 0) {
            response.setContentLength(length);
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
