// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.net.Endpoint;
import org.millwright.store.MemoryStore;

class ReadyLineTest {

    @Test
    void speaksOnceAllIsThere() {
        var bytes = new ByteArrayOutputStream();
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            var ready = new ReadyLine(backend, new PrintStream(bytes, true, UTF_8));
            ready.addEndpoint(new Endpoint("api", 8092, true, "https://h:8092"));
            ready.addEndpoint(new Endpoint("static", 8091, true, "http://h:8091"));
            ready.addEndpoint(Endpoint.off("tftp", 69));
            ready.addEndpoint(Endpoint.off("binl", 4011));
            backend.layers(
                    Request.of("test"),
                    layers -> layers.with(
                            new Layer("BasicStore", Layer.Type.BASIC, Map.of("Name", "BasicStore"), Map.of())));
            assertThat(bytes.toString(UTF_8)).isEmpty();

            ready.addEndpoint(new Endpoint("dhcp", 67, true, "0.0.0.0:67"));
            ready.addEndpoint(new Endpoint("dhcp", 67, true, "0.0.0.0:67"));

            assertThat(bytes.toString(UTF_8))
                    .matches("Millwright ready in \\d+\\.\\d s: "
                            + "api https://h:8092 static http://h:8091 tftp off dhcp 0\\.0\\.0\\.0:67\\n");
            ready.close();
        }
    }
}
