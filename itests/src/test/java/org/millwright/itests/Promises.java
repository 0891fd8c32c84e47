// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.millwright.frontend.contract.Contract;

/** What a server's own description promises of its answers. Kinds come and go, so it is read again before it is broken. */
record Promises(HttpClient http, URI description, AtomicReference<Contract> known) {

    static Promises of(HttpClient http, String url) {
        return new Promises(http, URI.create(url + "/swagger.json"), new AtomicReference<>());
    }

    /** Fails where this answer is otherwise than described; the body is what came, unzipped. */
    void hold(HttpResponse<?> response, String body) {
        HttpRequest request = response.request();
        URI uri = request.uri();
        Contract.Answered answered = new Contract.Answered(
                request.method(),
                uri.getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                body);
        Contract contract = known.get();
        List<String> broken = contract == null ? List.of("never read") : contract.broken(answered);
        if (!broken.isEmpty()) {
            Contract newest = new Contract(read());
            known.set(newest);
            broken = newest.broken(answered);
        }
        assertThat(broken)
                .as("%s %s %s", request.method(), uri.getRawPath(), body)
                .isEmpty();
    }

    private String read() {
        HttpRequest request = HttpRequest.newBuilder(description)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
