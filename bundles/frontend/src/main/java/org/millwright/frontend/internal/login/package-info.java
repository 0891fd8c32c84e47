// SPDX-License-Identifier: Apache-2.0
/** Who sends a request, and what it may: above the exchange. */
package org.millwright.frontend.internal.login;
