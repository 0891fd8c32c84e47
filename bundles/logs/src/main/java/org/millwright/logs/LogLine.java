// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * One line of the log, as clients read it.
 *
 * @param group a number that all lines of one request have; 0 outside of requests
 * @param seq counts the lines
 * @param data further values
 * @param ignorePublish whether it is told to none of those who follow the events
 * @param request the id of the request; empty outside of requests
 */
public record LogLine(
        long group,
        long seq,
        Instant time,
        String service,
        String principal,
        String level,
        String file,
        int line,
        String message,
        List<Object> data,
        boolean ignorePublish,
        @JsonIgnore String request) {

    public LogLine {
        data = List.copyOf(data);
    }
}
