// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.UUID;
import org.slf4j.MDC;

/**
 * On whose behalf something happens: goes with a call through everything it causes, into logs and commits.
 *
 * @param id unique for each request; the MDC's {@code request} while it is worked on
 * @param principal {@code user:<name>}, {@code runner:<machine uuid>}, or the service that acts on its own
 * @param force whether soft faults of a new object are accepted
 */
public record Request(String id, String principal, boolean force) {

    /** The name under which the id stands in the logging context. */
    public static final String MDC_KEY = "request";

    /** A request of a service's own. */
    public static Request of(String principal) {
        return new Request(UUID.randomUUID().toString(), principal, false);
    }

    /** Puts the id into this thread's log lines until closed. */
    public Mark mark() {
        String before = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, id);
        return () -> {
            if (before == null) {
                MDC.remove(MDC_KEY);
            } else {
                MDC.put(MDC_KEY, before);
            }
        };
    }

    /** Ends what {@link #mark} began. */
    public interface Mark extends AutoCloseable {
        @Override
        void close();
    }
}
