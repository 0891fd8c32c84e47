// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.net;

import org.millwright.models.Ip;

/**
 * The two ends of what a client sent: its own address, and the local address at which it reached this server. Either is
 * {@link Ip#NONE} where unknown.
 */
public record Asker(Ip remote, Ip local) {

    public static final Asker UNKNOWN = new Asker(Ip.NONE, Ip.NONE);
}
