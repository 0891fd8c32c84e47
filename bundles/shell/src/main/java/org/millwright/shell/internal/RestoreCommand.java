// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.millwright.backend.Backups;
import org.millwright.backend.Request;
import org.millwright.models.Problem;

/** {@code drp:restore} */
@Service
@Command(
        scope = "drp",
        name = "restore",
        description = "Puts the objects of a backup in the place of all present ones, which are saved before.")
public final class RestoreCommand implements Action {

    @Argument(index = 0, name = "name", description = "A backup, as drp:backups lists them", required = true)
    String name;

    @Reference
    Backups backups;

    @Override
    public Object execute() throws CommandException {
        try {
            var before = backups.restore(Request.of("shell"), name);
            System.out.println(name + " is restored; what was there before is in " + before.name());
            return null;
        } catch (Problem e) {
            throw new CommandException(String.join("\n", e.messages()), e);
        }
    }
}
