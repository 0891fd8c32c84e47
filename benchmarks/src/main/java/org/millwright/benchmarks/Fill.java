// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import org.millwright.models.Machine;
import org.millwright.models.Wire;

/** Makes a store with machines in it, a hundred in each transaction. */
final class Fill {

    public static void main(String[] args) {
        int count = Integer.parseInt(args[2]);
        try (var server = Server.open(args)) {
            for (int from = 0; from < count; from += Site.RACK) {
                int first = from;
                server.backend().write(Server.USER, tx -> {
                    for (int i = first; i < Math.min(count, first + Site.RACK); i++) {
                        tx.create(Machine.KIND, Wire.read(Machine.KIND, Site.machine(i, count / Site.RACK)));
                    }
                    return null;
                });
            }
        }
    }

    private Fill() {}
}
