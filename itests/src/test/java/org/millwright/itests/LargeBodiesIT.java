// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More large bodies at once than the heap would hold: some are read, the others are told to come again. */
class LargeBodiesIT {

    private static final int CLIENTS = 20;
    private static final int TEXTS = 180_000;

    @TempDir
    private Path base;

    @Test
    void doNotFillTheHeap() {
        // A name that no profile may have, so that none is kept.
        String body = "{\"Name\": \"a/b\", \"Params\": {\"texts\": [" + ("\"" + "x".repeat(40) + "\",").repeat(TEXTS)
                + "\"\"]}}";
        try (Server server = Launch.on(base).with("--disable-dhcp").start()) {
            Api api = server.client();
            var answers = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> sent(api, body))
                    .toList();
            assertThat(statuses(answers)).contains(422).isSubsetOf(422, 503).anyMatch(status -> status != 422);
            assertThat(api.get("/info").status()).isEqualTo(200);
            assertThat(server.log(200)).doesNotContain("OutOfMemoryError");
            assertThat(statuses(List.of(sent(api, body)))).containsExactly(422);
        }
    }

    private static CompletableFuture<Integer> sent(Api api, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url() + "/api/v3/profiles"))
                .header("Authorization", api.authorization())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return api.http()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private static List<Integer> statuses(List<CompletableFuture<Integer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
