// SPDX-License-Identifier: Apache-2.0
/** The routes of all kinds of objects, written once: above the routing. */
package org.millwright.frontend.internal.objects;
