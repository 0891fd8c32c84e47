// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.Transaction;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which machine a client is, and which address that machine has. */
final class Machines {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");

    private Machines() {}

    /** The machine with this hardware address, else the one with this address. */
    static Optional<Machine> find(Image image, Lease lease) {
        var machines = image.table(Machine.KIND);
        return machines.with("HardwareAddr", lease.token()).stream()
                .findFirst()
                .or(() -> lease.addr().bits() == 0
                        ? Optional.empty()
                        : machines.with("Address", lease.addr().text()).stream().findFirst())
                .map(Item::value);
    }

    /** A known machine has the address of its lease, and no other machine has it. */
    static void bind(Transaction tx, Lease lease) {
        Optional<Machine> bound = find(tx.image(), lease);
        if (bound.isEmpty()) {
            return;
        }
        var machine = bound.get();
        for (var item :
                tx.image().table(Machine.KIND).with("Address", lease.addr().text())) {
            var other = item.value();
            if (!other.uuid().equals(machine.uuid())) {
                LOG.warn("Machine {} loses address {} to machine {}", other.name(), lease.addr(), machine.name());
                save(tx, other.withAddress(Ip.of(0)));
            }
        }
        if (!machine.address().equals(lease.addr())) {
            save(tx, machine.withAddress(lease.addr()));
        }
    }

    /** What is wrong with a machine doesn't keep it from its lease. */
    private static void save(Transaction tx, Machine machine) {
        try {
            tx.save(Machine.KIND, machine);
        } catch (Problem e) {
            LOG.warn("Machine {} can't have address {}: {}", machine.name(), machine.address(), e.messages());
        }
    }
}
