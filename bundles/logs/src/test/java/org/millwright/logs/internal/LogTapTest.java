// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
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
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;

class LogTapTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final LogEvents events = new LogEvents(new EventHub());
    private final LogBuffer buffer = new LogBuffer(events);
    private final AtomicReference<Map<String, Object>> settings = new AtomicReference<>(Map.of(
            "log4j2.logger.millwright.name", "org.millwright",
            "log4j2.logger.millwright.level", "INFO"));
    private final Map<String, String> context = new HashMap<>();
    private LogLevels levels;
    private LogTap tap;

    @BeforeEach
    void open() {
        var configuration = fake(
                Configuration.class,
                Map.of("getProperties", none -> FrameworkUtil.asDictionary(settings.get()), "update", given -> {
                    settings.set(settings(given[0]));
                    return null;
                }));
        levels = new LogLevels(
                backend, fake(ConfigurationAdmin.class, Map.of("getConfiguration", none -> configuration)));
        tap = new LogTap(fake(LogReaderService.class, Map.of()), buffer, levels, context::get);
        backend.follow(levels);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> settings(Object dictionary) {
        return Map.copyOf(FrameworkUtil.asMap((Dictionary<String, Object>) dictionary));
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
        var file = settings.get();
        prefer("debugDhcp", "debug");
        while (settings.get().equals(file)) {
            Thread.onSpinWait();
        }
        assertThat(settings.get().get("log4j2.logger.millwright_org_millwright_dhcp.level"))
                .isEqualTo("DEBUG");
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.DEBUG, "loud");
        log("org.millwright.frontend.internal.ApiHandler", LogLevel.INFO, "quiet");
        assertThat(buffer.latest()).extracting(LogLine::message).containsExactly("loud");
        prefer("debugDhcp", "error");
        while (!settings.get().equals(file)) {
            Thread.onSpinWait();
        }
        log("org.millwright.dhcp.internal.Dhcp", LogLevel.WARN, "quiet");
        assertThat(buffer.latest()).hasSize(1);
    }
}
