// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Between answers and HTTP: headers that each answer has, compression, and other people's pages (CORS). */
public final class Answers {

    public static final String CHALLENGE = "Www-Authenticate";
    public static final String REALM = "dr-provision";

    private static final String EXPOSED = "Vary,Content-Encoding,Content-Length,Www-Authenticate,Set-Cookie,"
            + "Access-Control-Allow-Headers,Access-Control-Allow-Credentials,Access-Control-Allow-Origin,"
            + "X-Return-Attributes,X-Drp-List-Count,X-Drp-List-Total-Count";
    private static final String ALLOWED = "Origin,X-Requested-With,Content-Type,Cookie,Authorization,Www-Authenticate,"
            + "X-Return-Attributes,X-Log-Level,X-Log-Request,X-Log-Token,Range,Vary,Accept-Encoding";

    private static final String JSON = "application/json; charset=utf-8";

    private static final Pattern WEIGHT = Pattern.compile("\\s*;\\s*");
    private static final Pattern NEVER = Pattern.compile("[qQ]=0(\\.0{0,3})?");

    /** Of a body that no route read: what comes in after the answer would end the connection, and with it the answer. */
    private static final int MOST_IGNORED_BYTES = 64 * 1024;

    public static Answer preflight() {
        return Answer.empty(200)
                .with("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE,OPTIONS,PATCH,HEAD")
                .with("Access-Control-Allow-Headers", ALLOWED);
    }

    /** Answers, and tells of the end of it. */
    public static void write(Exchange exchange, Answer made) {
        try {
            // Who is told that it is too much need not send it before.
            if (made.status() != HttpStatus.PAYLOAD_TOO_LARGE_413) {
                exchange.ignoreBody(MOST_IGNORED_BYTES);
            }
            send(exchange, made.body() instanceof FileContent file ? file.asked(made, exchange::header) : made);
        } catch (IOException | RuntimeException e) {
            exchange.callback().failed(e);
        }
    }

    private static void send(Exchange exchange, Answer answer) throws IOException {
        exchange.response().setStatus(answer.status());
        exchange.header("Content-Type", answer.status() == 204 ? "application/json" : JSON);
        answer.headers().forEach(exchange::header);
        allowPages(exchange);
        boolean mayZip = answer.body().length().orElse(1) > 0 && !(answer.body() instanceof FileContent);
        boolean zipped = mayZip && zips(exchange.header("Accept-Encoding"));
        if (mayZip) {
            exchange.header("Vary", "Accept-Encoding");
        }
        if (zipped) {
            exchange.header("Content-Encoding", "gzip");
        } else {
            answer.body().length().ifPresent(length -> length(exchange, length));
        }
        if (exchange.isHead()) {
            head(exchange);
        } else if (!zipped && answer.body() instanceof Answer.Bytes whole) {
            exchange.end(whole.json());
        } else {
            var out = zipped ? new FastZip(exchange.out()) : exchange.out();
            answer.body().write(out);
            // Only now, or a part would look whole.
            out.close();
            exchange.end();
        }
    }

    private static void head(Exchange exchange) throws IOException {
        if (!exchange.response().getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
            // Or the body that another method gets would be said to have no bytes.
            exchange.begin();
        }
        exchange.end();
    }

    /** Lets pages of other servers read the answer (CORS). */
    public static void allowPages(Exchange exchange) {
        if (!exchange.header("Origin").isEmpty()) {
            exchange.header("Access-Control-Allow-Origin", "*");
            exchange.header("Access-Control-Allow-Credentials", "true");
            exchange.header("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    // RFC 9110 12.5.3: a weight of 0 means not at all; what is named counts before the asterisk.
    private static boolean zips(String accepted) {
        boolean any = false;
        for (String coding : accepted.split(",")) {
            String[] parts = WEIGHT.split(coding.trim(), 2);
            boolean wanted = parts.length < 2 || !NEVER.matcher(parts[1]).matches();
            if (parts[0].equalsIgnoreCase("gzip")) {
                return wanted;
            }
            any |= parts[0].equals("*") && wanted;
        }
        return any;
    }

    private static void length(Exchange exchange, long length) {
        if (length > 0) {
            exchange.header("Content-Length", Long.toString(length));
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
