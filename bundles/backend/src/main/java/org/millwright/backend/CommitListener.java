// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

/**
 * Registered as a service to follow commits. Each listener has its own queue and thread: it sees every commit after its
 * registration once and in order, and delays nobody. The MDC holds the request of the commit meanwhile.
 */
public interface CommitListener {

    void committed(Commit commit);
}
