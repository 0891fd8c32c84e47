// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.io.IOException;

/** A process that serves, or is about to. */
public interface Running {

    /** Waits until it serves. */
    Client ready() throws IOException;

    /** Ends it as the loss of power to the process would: SIGKILL. */
    void kill();
}
