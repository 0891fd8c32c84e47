// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

/**
 * Registered as a service to follow commits. Each listener has its own queue and thread: it sees every commit after it
 * joined that concerns it once and in order, and delays nobody. The MDC holds the request of the commit meanwhile.
 */
public interface CommitListener {

    /** Called first: each commit after this image follows, and none before it. */
    default void joined(Image image) {}

    /**
     * Whether it is to be told of this commit. Asked of each, on the one thread that all writers wait for: so that a
     * look at the kinds spares the waking of a thread that has nothing to do, and for nothing that takes longer.
     */
    default boolean concerns(Commit commit) {
        return true;
    }

    void committed(Commit commit);
}
