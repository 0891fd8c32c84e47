// SPDX-License-Identifier: Apache-2.0
/** What browsers get: the description of all routes and its page. Above the routing. */
package org.millwright.frontend.internal.pages;
