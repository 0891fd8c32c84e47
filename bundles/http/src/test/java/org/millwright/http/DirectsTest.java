// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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
    void asksByRankAndAfterTheServletsThoseOfNegativeRank() throws Exception {
        added("last", -1);
        added("usual", 0);
        added("first", 5);

        assertThat(handled()).isFalse();
        assertThat(asked).containsExactly("first", "usual", "servlets", "last");
    }

    @Test
    void asksNobodyElseOnceSomebodyAnswered() throws Exception {
        added("last", -1);
        added("usual", 0);
        added("first", 5);
        answering = "usual";

        assertThat(handled()).isTrue();
        assertThat(asked).containsExactly("first", "usual");
    }

    @Test
    void asksNobodyWhoIsGone() throws Exception {
        added("stays", 0);
        var gone = added("goes", 1);
        directs.removedService(gone, new Directs.Known(services.get(gone), false));

        assertThat(handled()).isFalse();
        assertThat(asked).containsExactly("stays", "servlets");
    }

    @Test
    void takesThoseOfTheSameRank() throws Exception {
        added("one", 0);
        added("another", 0);

        assertThat(handled()).isFalse();
        assertThat(asked).containsExactly("one", "another", "servlets");
    }

    private boolean handled() throws Exception {
        Request request = fake(Request.class, (name, first) -> null);
        return directs.handle(request, fake(Response.class, (name, first) -> null), Callback.NOOP);
    }

    private boolean asked(String name) {
        asked.add(name);
        return answering.equals(name);
    }

    private ServiceReference<Direct> added(String name, int ranking) {
        int number = services.size();
        var order = new int[] {ranking, -number};
        @SuppressWarnings("unchecked")
        ServiceReference<Direct> reference = fake(ServiceReference.class, (method, first) -> switch (method) {
            case "getProperty" -> Constants.SERVICE_RANKING.equals(first) ? ranking : order;
            case "compareTo" -> java.util.Arrays.compare(order, (int[]) ((ServiceReference<?>) first).getProperty(""));
            case "hashCode" -> number;
            case "equals" -> first instanceof ServiceReference<?> other && other.getProperty("") == order;
            default -> null;
        });
        services.put(reference, (request, response, callback) -> asked(name));
        directs.addingService(reference);
        return reference;
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
