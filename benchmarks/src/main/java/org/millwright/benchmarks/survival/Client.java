// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * A client of the server under test. A subject is one object, or several that are always written together; it bears the
 * number of the write that made it as it is.
 */
public interface Client {

    /**
     * Creates or changes a subject; returns when that is acknowledged.
     *
     * @param exists whether it is there already
     * @throws Refusal where the server says that nothing was changed
     * @throws IOException where nobody knows
     */
    void put(String subject, long version, boolean exists) throws IOException, Refusal;

    /** Removes a subject; throws as {@link #put} does. */
    void delete(String subject) throws IOException, Refusal;

    /**
     * All subjects that are there, with every version that is seen in any part of them: 0 stands for a part that is
     * missing. More than one means that it is torn.
     */
    Map<String, Set<Long>> read() throws IOException;

    /** The server said no, and that nothing was changed. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        public Refusal(String message) {
            super(message);
        }
    }
}
