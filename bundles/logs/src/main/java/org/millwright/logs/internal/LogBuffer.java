// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.backend.LogLevel;
import org.millwright.logs.LogLine;
import org.millwright.logs.LogLines;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Numbers the lines, groups them by their requests, remembers the latest, and has each told as an event. */
@Component(service = {LogLines.class, LogBuffer.class})
public final class LogBuffer implements LogLines {

    private static final int MOST_LINES = 1000;
    private static final int LONGEST = 4000;

    private final LogEvents events;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final Map<String, Long> groups = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_LINES;
        }
    };
    private long seq;
    private long group;

    @Activate
    public LogBuffer(@Reference LogEvents events) {
        this.events = events;
    }

    @Override
    public synchronized List<LogLine> latest() {
        return List.copyOf(lines);
    }

    /** @param request the id of the request that caused it; empty outside of requests */
    void add(Service service, LogLevel level, String principal, String request, String message) {
        var source = Source.here();
        boolean silent = events.telling();
        LogLine line;
        synchronized (this) {
            seq++;
            line = new LogLine(
                    group(request),
                    seq,
                    Instant.now(),
                    service.text(),
                    principal,
                    level.text(),
                    source.file(),
                    source.line(),
                    message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message,
                    List.of(),
                    silent,
                    request);
            if (lines.size() == MOST_LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
        events.tell(line);
    }

    private long group(String request) {
        if (request.isEmpty()) {
            return 0;
        }
        var known = groups.get(request);
        if (known != null) {
            return known;
        }
        group++;
        groups.put(request, group);
        return group;
    }
}
