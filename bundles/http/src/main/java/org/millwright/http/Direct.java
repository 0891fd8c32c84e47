// SPDX-License-Identifier: Apache-2.0
package org.millwright.http;

import org.eclipse.jetty.server.Request;

/**
 * Answers requests of the API's port without a servlet between, or says that it doesn't; registered as a service. Those
 * with the higher {@code service.ranking} are asked first; those whose ranking is negative are asked only about what no
 * servlet answers either.
 */
public interface Direct extends Request.Handler {}
