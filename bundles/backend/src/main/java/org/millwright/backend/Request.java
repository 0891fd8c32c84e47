// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * On whose behalf something happens: goes with a call through everything it causes, into logs and commits.
 *
 * @param id unique for each request; the MDC's {@code request} while it is worked on
 * @param principal {@code user:<name>}, {@code runner:<machine uuid>}, or the service that acts on its own
 * @param force whether soft faults of a new object are accepted
 * @param reposition whether it may move a machine back along its task list
 * @param logLevel from which level on everything that it causes is logged, whatever the settings say; empty for those
 * @param logToken what its sender wants to find in the log; empty for nothing
 * @param address where it came from: an IP address, or that of hardware which has none yet; empty where it did not come
 *     over a network
 */
public record Request(
        String id,
        String principal,
        boolean force,
        boolean reposition,
        String logLevel,
        String logToken,
        String address) {

    /** The name under which the id stands in the logging context. */
    public static final String MDC_KEY = "request";

    /** The name under which it stands there on whose behalf a line is logged. */
    public static final String MDC_PRINCIPAL = "principal";

    /** The name under which the level stands there that was wished for. */
    public static final String MDC_LEVEL = "level";

    private static final String MDC_TOKEN = "token";

    /** A request that is logged as the settings say. */
    public Request(String id, String principal, boolean force) {
        this(id, principal, force, false, "", "", "");
    }

    /** A request of a service's own. */
    public static Request of(String principal) {
        return new Request(UUID.randomUUID().toString(), principal, false).repositioning(true);
    }

    /** The same request, now that it is known who asks and whether soft faults matter. */
    public Request by(String newPrincipal, boolean newForce) {
        return new Request(id, newPrincipal, newForce, reposition, logLevel, logToken, address);
    }

    /** The same request, now that it is known whether it may move a machine back along its task list. */
    public Request repositioning(boolean may) {
        return new Request(id, principal, force, may, logLevel, logToken, address);
    }

    /** The same request, now that it is known where it came from. */
    public Request from(String newAddress) {
        return new Request(id, principal, force, reposition, logLevel, logToken, newAddress);
    }

    /** Puts itself into this thread's log lines until closed. */
    public Mark mark() {
        String oldId = put(MDC_KEY, id);
        String oldPrincipal = put(MDC_PRINCIPAL, principal);
        String oldLevel = put(MDC_LEVEL, logLevel);
        String oldToken = put(MDC_TOKEN, logToken);
        return () -> {
            put(MDC_KEY, oldId);
            put(MDC_PRINCIPAL, oldPrincipal);
            put(MDC_LEVEL, oldLevel);
            put(MDC_TOKEN, oldToken);
        };
    }

    /** Each change copies the whole context, so what stands there is left alone. */
    private static String put(String key, String value) {
        String before = Objects.requireNonNullElse(MDC.get(key), "");
        if (value.isEmpty() && !before.isEmpty()) {
            MDC.remove(key);
        } else if (!value.equals(before)) {
            MDC.put(key, value);
        }
        return before;
    }

    /** Ends what {@link #mark} began. */
    public interface Mark extends AutoCloseable {
        @Override
        void close();
    }
}
