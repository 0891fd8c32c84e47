// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import java.util.List;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;

/** A backend over the store that the command line names, with the objects of a site below. */
record Server(LiveBackend backend) implements AutoCloseable {

    static final Request USER = new Request("benchmark", "user:benchmark", false);

    /** @param args store address with {@code {}} for the folder, the folder, the number of machines */
    static Server open(String[] args) {
        var backend = new LiveBackend(Stores.open(args[0].replace("{}", args[1])), List::of);
        backend.layers(USER, layers -> layers.with(Site.layer(Integer.parseInt(args[2]))));
        return new Server(backend);
    }

    @Override
    public void close() {
        backend.close();
    }
}
