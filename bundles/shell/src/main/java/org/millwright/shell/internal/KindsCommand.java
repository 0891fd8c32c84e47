// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.millwright.backend.Backend;
import org.millwright.models.Attribute;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/** {@code drp:kinds} */
@Service
@Command(
        scope = "drp",
        name = "kinds",
        description = "Lists the kinds of objects, how many there are and what they can be filtered by.")
public final class KindsCommand implements Action {

    @Reference
    Backend backend;

    @Override
    public Object execute() {
        var table = new ShellTable();
        table.column("Kind");
        table.column("Objects").alignRight();
        table.column("Filters");
        backend.image().kinds().all().forEach(kind -> table.addRow()
                .addContent(kind.name(), count(kind), filters(kind)));
        table.print(System.out);
        return null;
    }

    private int count(Kind<?> kind) {
        return backend.image().table(kind).size();
    }

    private static <T extends Model> String filters(Kind<T> kind) {
        return kind.attributes().stream().map(Attribute::name).collect(Collectors.joining(", "));
    }
}
