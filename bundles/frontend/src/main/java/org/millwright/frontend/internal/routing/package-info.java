// SPDX-License-Identifier: Apache-2.0
/** Which route a request leads to, what is said of each route, and what it is called with: above exchange and login. */
package org.millwright.frontend.internal.routing;
