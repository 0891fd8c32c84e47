// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.millwright.backend.Backend;
import org.millwright.models.Attribute;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/** {@code drp:list} */
@Service
@Command(
        scope = "drp",
        name = "list",
        description = "Lists the objects of a kind.",
        detailedDescription =
                """
                All machines, then those in a stage that may run tasks:

                    drp:list machines
                    drp:list machines Stage=local Runnable=true""")
public final class ListCommand implements Action {

    @Argument(index = 0, name = "kind", description = "A kind, as drp:kinds lists them", required = true)
    @Completion(KindCompleter.class)
    String kind;

    @Argument(
            index = 1,
            name = "filter",
            description = "Attribute=value: only objects that have it; several must all hold",
            multiValued = true)
    List<String> filters = new ArrayList<>();

    @Reference
    Backend backend;

    @Override
    public Object execute() throws CommandException {
        print(Names.kind(backend.image().kinds(), kind));
        return null;
    }

    private <T extends Model> void print(Kind<T> of) throws CommandException {
        var wanted = new ArrayList<Condition<T>>();
        for (String filter : filters) {
            wanted.add(Condition.parse(of, filter));
        }
        var shown = of.attributes().stream()
                .filter(attribute -> attribute.type() != Attribute.Type.LIST)
                .toList();
        var table = new ShellTable();
        if (shown.isEmpty()) {
            table.column(of.key().name());
        }
        shown.forEach(attribute -> table.column(attribute.name()));
        table.column("Available");
        table.emptyTableText("No " + of.name());
        backend.image().table(of).all().stream()
                .filter(item -> wanted.stream().allMatch(condition -> condition.holds(item)))
                .forEach(item -> table.addRow().addContent(row(item, shown)));
        table.print(System.out);
    }

    private static <T extends Model> List<Object> row(Item<T> item, List<Attribute<T>> shown) {
        var cells = new ArrayList<Object>();
        if (shown.isEmpty()) {
            cells.add(item.key());
        }
        shown.forEach(attribute -> cells.add(String.join(",", attribute.words(item.value()))));
        cells.add(
                item.status().available()
                        ? "true"
                        : "false: " + String.join("; ", item.status().errors()));
        return cells;
    }

    /** One filter. */
    private record Condition<T extends Model>(Attribute<T> attribute, String value) {

        static <T extends Model> Condition<T> parse(Kind<T> kind, String filter) throws CommandException {
            int equals = filter.indexOf('=');
            if (equals < 0) {
                throw new CommandException("A filter is Attribute=value, not " + filter);
            }
            String name = filter.substring(0, equals);
            var attribute = kind.attribute(name)
                    .orElseThrow(() -> new CommandException(kind + " can't be filtered by " + name + ", only by "
                            + String.join(
                                    ", ",
                                    kind.attributes().stream()
                                            .map(Attribute::name)
                                            .toList())));
            return new Condition<>(attribute, filter.substring(equals + 1));
        }

        boolean holds(Item<T> item) {
            return attribute.words(item.value()).contains(value);
        }
    }
}
