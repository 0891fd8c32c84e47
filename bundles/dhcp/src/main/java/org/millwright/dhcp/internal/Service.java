// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Locale;

/** The two ports that clients ask: addresses and boot files on one, boot files alone on the other (PXE 2.1). */
enum Service {
    DHCP,
    BINL;

    /** The name of its endpoint. */
    String endpoint() {
        return name().toLowerCase(Locale.ROOT);
    }
}
