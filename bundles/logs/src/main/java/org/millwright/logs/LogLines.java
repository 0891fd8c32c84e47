// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs;

import java.util.List;

/** Remembers the latest lines that the server logged. */
public interface LogLines {

    /** Oldest first. */
    List<LogLine> latest();
}
