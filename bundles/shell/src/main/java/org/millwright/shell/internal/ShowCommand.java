// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.millwright.backend.Backend;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Wire;

/** {@code drp:show} */
@Service
@Command(
        scope = "drp",
        name = "show",
        description = "Shows an object as clients of the API see it.",
        detailedDescription =
                """
                By its key, or by another attribute that is unique:

                    drp:show bootenvs local
                    drp:show machines Name:web1.example.com""")
public final class ShowCommand implements Action {

    @Argument(index = 0, name = "kind", description = "A kind, as drp:kinds lists them", required = true)
    @Completion(KindCompleter.class)
    String kind;

    @Argument(index = 1, name = "key", description = "A key, or Attribute:value of a unique attribute", required = true)
    @Completion(KeyCompleter.class)
    String key;

    @Reference
    Backend backend;

    @Override
    public Object execute() throws CommandException {
        System.out.println(
                Wire.tree(item(Names.kind(backend.image().kinds(), kind))).toPrettyString());
        return null;
    }

    private <T extends Model> Item<T> item(Kind<T> of) throws CommandException {
        return backend.image()
                .table(of)
                .lookup(key)
                .orElseThrow(() -> new CommandException("There is no " + key + " in " + of));
    }
}
