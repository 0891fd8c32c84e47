// SPDX-License-Identifier: Apache-2.0
/** The routes of what is no kind of objects, or of one kind alone: above the routing and the objects. */
package org.millwright.frontend.internal.routes;
