// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class HealthHandlerTest {

    private record Found(HealthCheckMetadata getHealthCheckMetadata, Result getHealthCheckResult)
            implements HealthCheckExecutionResult {

        static HealthCheckExecutionResult of(Status status) {
            return new Found(new HealthCheckMetadata(reference(status.name())), new Result(status, "why"));
        }

        private static ServiceReference<?> reference(String name) {
            return (ServiceReference<?>) Proxy.newProxyInstance(
                    HealthHandlerTest.class.getClassLoader(),
                    new Class<?>[] {ServiceReference.class},
                    (proxy, method, given) -> HealthCheck.NAME.equals(given[0])
                            ? name
                            : "service.id".equals(given[0]) ? Long.valueOf(1) : null);
        }

        @Override
        public long getElapsedTimeInMs() {
            return 0;
        }

        @Override
        public Date getFinishedAt() {
            return Date.from(Instant.EPOCH);
        }

        @Override
        public boolean hasTimedOut() {
            return false;
        }
    }

    private static String answer(boolean all, Status... found) throws IOException {
        List<HealthCheckExecutionResult> results =
                Arrays.stream(found).map(Found::of).toList();
        var answer = HealthHandler.answer(results, all);
        var body = new ByteArrayOutputStream();
        answer.body().write(body);
        return answer.status() + " " + body.toString(UTF_8);
    }

    @Test
    void tellsTheWorstAlone() throws IOException {
        assertThat(answer(false)).isEqualTo("200 {\"status\":\"OK\"}");
        assertThat(answer(false, Status.OK, Status.WARN, Status.OK)).isEqualTo("200 {\"status\":\"WARN\"}");
        assertThat(answer(false, Status.CRITICAL, Status.WARN)).isEqualTo("503 {\"status\":\"CRITICAL\"}");
        assertThat(answer(false, Status.TEMPORARILY_UNAVAILABLE))
                .isEqualTo("503 {\"status\":\"TEMPORARILY_UNAVAILABLE\"}");
        assertThat(answer(false, Status.HEALTH_CHECK_ERROR, Status.OK))
                .isEqualTo("503 {\"status\":\"HEALTH_CHECK_ERROR\"}");
    }

    @Test
    void tellsEachCheckToWhoMayKnow() throws IOException {
        assertThat(answer(true, Status.OK, Status.WARN))
                .isEqualTo("200 {\"status\":\"WARN\",\"checks\":["
                        + "{\"name\":\"OK\",\"status\":\"OK\",\"messages\":[\"why\"]},"
                        + "{\"name\":\"WARN\",\"status\":\"WARN\",\"messages\":[\"why\"]}]}");
    }
}
