// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import org.eclipse.jetty.server.Request;

/**
 * Answers requests of the API's port without a servlet between; registered as a service with the property
 * {@value #PATH}. Of several that have a path of theirs, the one with the longest is asked. It is not made before
 * somebody asks.
 */
public interface Direct extends Request.Handler {

    /**
     * Paths as they are sent, without a slash at the end: each stands for itself and for what is below it. {@code /} is
     * all that no servlet answers either.
     */
    String PATH = "millwright.http.path";
}
