// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.logs.LogLine;
import org.millwright.models.Pref;
import org.millwright.store.MemoryStore;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;

class LogTapTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final LogEvents events = new LogEvents(new EventHub());
    private final LogBuffer buffer = new LogBuffer(events);
    private final AtomicReference<Map<String, String>> settings = new AtomicReference<>();
    private final Map<String, String> context = new HashMap<>();
    private LogLevels levels;
    private LogTap tap;

    @BeforeEach
    void open() {
        levels = new LogLevels(settings::set);
        tap = new LogTap(fake(LogReaderService.class, Map.of()), buffer, levels, context::get);
        backend.follow(levels);
    }

    /** What a fake does when it is called so. */
    private interface Act {
        Object on(Object[] given);
    }

    private static <T> T fake(Class<T> type, Map<String, Act> acts) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> acts.getOrDefault(
                                method.getName(), none -> null)
                        .on(given)));
    }

    @AfterEach
    void close() {
        tap.close();
        events.close();
        backend.close();
    }

    private void log(String logger, LogLevel level, String message) {
        tap.logged(fake(
                LogEntry.class,
                Map.of(
                        "getLoggerName", none -> logger,
                        "getLogLevel", none -> level,
                        "getMessage", none -> message)));
    }

    private void prefer(String name, String value) {
        backend.write(Request.of("test"), tx -> tx.save(Pref.KIND, Pref.of(name, value)));
    }

    @Test
    void takesTheOwnLinesThatAreGraveEnough() {
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.WARN, "one");
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.INFO, "quiet");
        log("org.eclipse.jetty.server.Server", LogLevel.ERROR, "foreign");
        assertThat(buffer.latest()).extracting(LogLine::message).containsExactly("one");
        assertThat(buffer.latest()).extracting(LogLine::service).containsExactly("dhcp");
    }

    @Test
    void takesWhatARequestWantsWithItsNames() {
        context.putAll(Map.of(Request.MDC_KEY, "r7", Request.MDC_PRINCIPAL, "user:bob", Request.MDC_LEVEL, "debug"));
        log("org.millwright.frontend.internal.ApiHandler", LogLevel.DEBUG, "wanted");
        log("org.millwright.frontend.internal.ApiHandler", LogLevel.TRACE, "too much");
        assertThat(buffer.latest()).extracting(LogLine::message).containsExactly("wanted");
        assertThat(buffer.latest()).extracting(LogLine::principal).containsExactly("user:bob");
        assertThat(buffer.latest()).extracting(LogLine::request).containsExactly("r7");
    }

    @Test
    void followsThePreferences() {
        while (settings.get() == null) {
            Thread.onSpinWait();
        }
        var usual = settings.get();
        assertThat(usual).containsEntry("org.millwright", "WARN").containsEntry("org.millwright.dhcp", "WARN");
        prefer("debugDhcp", "debug");
        while (settings.get().equals(usual)) {
            Thread.onSpinWait();
        }
        assertThat(settings.get())
                .containsEntry("org.millwright", "WARN")
                .containsEntry("org.millwright.dhcp", "DEBUG");
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.DEBUG, "loud");
        log("org.millwright.frontend.internal.ApiHandler", LogLevel.INFO, "quiet");
        assertThat(buffer.latest()).extracting(LogLine::message).containsExactly("loud");
        prefer("debugDhcp", "panic");
        while (!settings.get().get("org.millwright.dhcp").equals("ERROR")) {
            Thread.onSpinWait();
        }
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.WARN, "quiet");
        assertThat(buffer.latest()).hasSize(1);
        levels.close();
        assertThat(settings.get()).isEmpty();
    }
}
