// SPDX-License-Identifier: Apache-2.0
/** The key and certificate of this server. */
package org.millwright.tls;
