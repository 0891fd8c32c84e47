// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.BodyBudget;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;

/** While one request keeps the memory for large bodies, others are told to come again, and small bodies pass. */
class LargeBodiesTest {

    private static final int BUDGET = 100_000;

    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void areRefusedWhileOthersAreReadAndPassAfterwards() throws Exception {
        try (var server = new TestServer(List::of, 1_000_000, BUDGET)) {
            server.routes.addRoutes(new Slow());
            String body = "'" + "x".repeat(BodyBudget.FREE + BUDGET) + "'";
            var slow = CompletableFuture.supplyAsync(
                    () -> server.unheld("POST", "slow", TestServer.login(TestServer.ADMIN), body));
            assertThat(read.await(1, TimeUnit.MINUTES)).isTrue();

            var refused = sent(server, "large", BodyBudget.FREE);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("Too many large bodies are read at the same time");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(sent(server, "small", 1000).statusCode()).isEqualTo(201);

            end.countDown();
            assertThat(slow.join().statusCode()).isEqualTo(204);
            assertThat(sent(server, "large", BodyBudget.FREE).statusCode()).isEqualTo(201);
        }
    }

    /** Has read its body, and goes on when it is told to. */
    private final class Slow implements Routes {

        @Override
        public List<Route> routes() {
            return List.of(Route.of("POST", "slow", this::read));
        }

        private Answer read(Call call) {
            call.read(bytes -> bytes.length);
            read.countDown();
            try {
                assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Answer.empty(204);
        }
    }

    private static HttpResponse<String> sent(TestServer server, String name, int length) {
        String text = "{'Name':'" + name + "','Description':'" + "x".repeat(length) + "'}";
        return server.send("POST", "profiles", text);
    }
}
