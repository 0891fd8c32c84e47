// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.millwright.backend.Backups;

/** {@code drp:backups} */
@Service
@Command(scope = "drp", name = "backups", description = "Lists the backups, the newest first.")
public final class BackupsCommand implements Action {

    @Reference
    Backups backups;

    @Override
    public Object execute() {
        var table = new ShellTable();
        table.column("Name");
        table.column("Time");
        table.column("Version");
        table.column("Objects").alignRight();
        table.column("Bytes").alignRight();
        table.column("New").alignRight();
        table.emptyTableText("No backups");
        backups.list().forEach(backup -> table.addRow()
                .addContent(
                        backup.name(),
                        backup.time(),
                        backup.version(),
                        backup.counts().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        backup.bytes(),
                        backup.written()));
        table.print(System.out);
        return null;
    }
}
