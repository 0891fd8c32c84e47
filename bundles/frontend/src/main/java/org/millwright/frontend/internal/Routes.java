// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;

/** A part of the API, registered as a service; paths are below {@code /api/v3/}. */
interface Routes {

    List<Route> routes();
}
