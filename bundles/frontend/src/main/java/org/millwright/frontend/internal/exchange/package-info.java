// SPDX-License-Identifier: Apache-2.0
/** One request over HTTP as it came, and the one answer to it. Uses no other part of the frontend. */
package org.millwright.frontend.internal.exchange;
