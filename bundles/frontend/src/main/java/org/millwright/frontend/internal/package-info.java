// SPDX-License-Identifier: Apache-2.0
/** The API as a service: takes requests to their routes, says that it is ready and whether it is well. Above all other parts. */
package org.millwright.frontend.internal;
