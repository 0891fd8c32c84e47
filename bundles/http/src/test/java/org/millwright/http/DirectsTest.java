// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

final class DirectsTest {

    private final List<String> asked = new ArrayList<>();
    private final Map<Object, Direct> services = new HashMap<>();
    private final Directs directs = new Directs(fake(BundleContext.class, (name, first) -> switch (name) {
        case "getService" -> services.get(first);
        case "ungetService" -> true;
        default -> null;
    }));
    private String answering = "";

    @BeforeEach
    void haveServlets() {
        directs.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return asked("servlets");
            }
        });
    }

    @Test
    void asksWhoHasTheLongestPath() throws Exception {
        added("/api");
        added("/api/events");
        answering = "/api/events";

        assertThat(handled("/api/events")).isTrue();
        assertThat(asked).containsExactly("/api/events");
    }

    @Test
    void asksWhateverIsBelowAPath() throws Exception {
        added("/api");
        answering = "/api";

        assertThat(handled("/api/machines/1")).isTrue();
        assertThat(handled("/api")).isTrue();
        assertThat(handled("/apis")).isFalse();
        assertThat(asked).containsExactly("/api", "/api", "servlets");
    }

    @Test
    void asksAfterTheServletsWhoTakesAll() throws Exception {
        added("/");
        added("/api");
        answering = "/";

        assertThat(handled("/elsewhere")).isTrue();
        assertThat(asked).containsExactly("servlets", "/");
    }

    @Test
    void asksNobodyWhoIsGone() throws Exception {
        added("/api");
        var gone = added("/api/events");
        handled("/api/events");
        directs.removedService(gone.reference(), gone.known());
        asked.clear();

        assertThat(handled("/api/events")).isFalse();
        assertThat(asked).containsExactly("/api", "servlets");
    }

    @Test
    void asksAgainForOneThatIsNotThereYet() throws Exception {
        var late = added("/api");
        var service = services.remove(late.reference());

        assertThat(handled("/api")).isFalse();
        services.put(late.reference(), service);
        answering = "/api";
        assertThat(handled("/api")).isTrue();
        assertThat(asked).containsExactly("servlets", "/api");
    }

    private boolean handled(String path) throws Exception {
        Request request = fake(Request.class, (name, first) -> HttpURI.from("https://here" + path));
        return directs.handle(request, fake(Response.class, (name, first) -> null), Callback.NOOP);
    }

    private boolean asked(String name) {
        asked.add(name);
        return answering.equals(name);
    }

    private record Added(ServiceReference<Direct> reference, Directs.Known known) {}

    private Added added(String path) {
        @SuppressWarnings("unchecked")
        ServiceReference<Direct> reference = fake(ServiceReference.class, (method, first) -> switch (method) {
            case "getProperty" -> first.equals(Direct.PATH) ? path : null;
            case "hashCode" -> path.hashCode();
            case "equals" -> first instanceof ServiceReference<?> other && path.equals(other.getProperty(Direct.PATH));
            default -> null;
        });
        services.put(reference, (request, response, callback) -> asked(path));
        return new Added(reference, directs.addingService(reference));
    }

    private interface Answering {
        Object to(String method, Object first);
    }

    private static <T> T fake(Class<T> type, Answering answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, given) -> answers.to(method.getName(), given == null ? null : given[0])));
    }
}
