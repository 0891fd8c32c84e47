// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.millwright.backend.Backend;
import org.millwright.backend.query.Selection;
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
                All machines, those in a stage that may run tasks, the first ten by address:

                    drp:list machines
                    drp:list machines Stage=local Runnable=true
                    drp:list machines sort=Address limit=10""")
public final class ListCommand implements Action {

    @Argument(index = 0, name = "kind", description = "A kind, as drp:kinds lists them", required = true)
    @Completion(KindCompleter.class)
    String kind;

    @Argument(
            index = 1,
            name = "filter",
            description = "Attribute=value as in a query of the API: only objects that have it; all names must hold",
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
        var found = find(of);
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
        found.forEach(item -> table.addRow().addContent(row(item, shown)));
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

    private <T extends Model> List<Item<T>> find(Kind<T> of) throws CommandException {
        var terms = new LinkedHashMap<String, List<String>>();
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 0) {
                throw new CommandException("A filter is Attribute=value, not " + filter);
            }
            terms.computeIfAbsent(filter.substring(0, equals), name -> new ArrayList<>())
                    .add(filter.substring(equals + 1));
        }
        var image = backend.image();
        try {
            return new Selection(terms).in(image, of, backend.params(image)).items();
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage() + "; " + of + " have "
                    + of.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ")));
        }
    }
}
