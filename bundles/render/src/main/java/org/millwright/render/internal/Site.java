// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import org.millwright.backend.Backend;
import org.millwright.backend.access.Tokens;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;

/** This server as templates see it: where it answers, the parameters it knows and the tokens it gives. */
record Site(Backend backend, Tokens tokens, Addresses addresses, Ports ports) {

    /** The address that a client should use; empty where none is known. */
    String address(Asker asker) {
        return addresses.localFor(asker).text();
    }

    String staticUrl(Asker asker) {
        return "http://" + host(asker) + ":" + ports.port("static");
    }

    String apiUrl(Asker asker) {
        return "https://" + host(asker) + ":" + ports.port("api");
    }

    private String host(Asker asker) {
        String address = address(asker);
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }
}
