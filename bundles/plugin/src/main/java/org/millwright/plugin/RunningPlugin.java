// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/** An instance at work. Actions run on several threads at once; none is running when it is stopped. */
@ConsumerType
public interface RunningPlugin {

    /**
     * Runs a command and returns its result: null, text, number, boolean, list or map.
     *
     * @throws ActionException refused or failed, with the status for the caller
     */
    Object run(Action action);

    default void stop() {}
}
