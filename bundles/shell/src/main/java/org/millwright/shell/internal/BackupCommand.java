// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.millwright.backend.Backups;
import org.millwright.models.Problem;

/** {@code drp:backup} */
@Service
@Command(scope = "drp", name = "backup", description = "Saves all objects while the server runs.")
public final class BackupCommand implements Action {

    @Argument(index = 0, name = "name", description = "Its name; else it is made of the time")
    String name = "";

    @Reference
    Backups backups;

    @Override
    public Object execute() throws CommandException {
        try {
            var backup = backups.create(name);
            System.out.println(backup.name() + ": " + backup.bytes() + " bytes, " + backup.written() + " of them new");
            return null;
        } catch (Problem e) {
            throw new CommandException(String.join("; ", e.messages()), e);
        }
    }
}
