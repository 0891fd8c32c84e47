// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.support.CommandException;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;

/** The kinds by their names. */
final class Names {

    static Kind<?> kind(Kinds kinds, String name) throws CommandException {
        return kinds.find(name)
                .orElseThrow(() -> new CommandException(
                        "There is no kind " + name + ", only " + String.join(", ", kinds.names())));
    }

    private Names() {}
}
