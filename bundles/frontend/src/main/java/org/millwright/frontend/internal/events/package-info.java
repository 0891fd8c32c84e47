// SPDX-License-Identifier: Apache-2.0
/** Events as they happen, by socket, stream and poll: above the routing. */
package org.millwright.frontend.internal.events;
