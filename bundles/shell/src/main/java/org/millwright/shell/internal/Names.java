// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;

/** The kinds by their names. */
final class Names {

    static Kind<?> kind(String name) throws CommandException {
        return Kinds.ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new CommandException("There is no kind " + name + ", only " + String.join(", ", kinds())));
    }

    static List<String> kinds() {
        return Kinds.ALL.stream().map(Kind::name).toList();
    }

    private Names() {}
}
