// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** {@code drp:health} */
@Service
@Command(scope = "drp", name = "health", description = "Tells what is wrong now.")
public final class HealthCommand implements Action {

    @Reference
    HealthCheckExecutor checks;

    @Override
    public Object execute() {
        var table = new ShellTable();
        table.column("Check");
        table.column("Status");
        table.column("What it found");
        for (var found : checks.execute(HealthCheckSelector.empty())) {
            String name = found.getHealthCheckMetadata().getName();
            found.getHealthCheckResult()
                    .forEach(entry -> table.addRow().addContent(name, entry.getStatus(), entry.getMessage()));
        }
        table.print(System.out);
        return null;
    }
}
