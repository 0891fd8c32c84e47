// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.net;

import org.millwright.models.Ip;

/**
 * Which local address a remote should use for this server: the one it used itself, the one remembered from its earlier
 * requests (10 minutes), the configured static address, the interface that shares its network, or the default route's.
 */
public interface Addresses {

    /** Knows no more than the address that each asker used itself. */
    Addresses ASKED = new AskedAddresses();

    /** {@link Ip#NONE} where no local address is known at all. */
    Ip localFor(Asker asker);

    /** Remembers the ends of a request, for later questions about the same remote without a local end. */
    void seen(Asker asker);
}
