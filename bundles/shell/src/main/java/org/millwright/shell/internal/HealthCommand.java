// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.Comparator;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** {@code drp:health} */
@Service
@Command(scope = "drp", name = "health", description = "Tells what is wrong now.")
public final class HealthCommand implements Action {

    @Reference
    BundleContext context;

    @Override
    public Object execute() throws InvalidSyntaxException {
        var table = new ShellTable();
        table.column("Check");
        table.column("Status");
        table.column("What it found");
        context.getServiceReferences(HealthCheck.class, null).stream()
                .sorted(Comparator.comparing(HealthCommand::name))
                .forEach(reference -> add(table, reference));
        table.print(System.out);
        return null;
    }

    private void add(ShellTable table, ServiceReference<HealthCheck> reference) {
        var check = context.getService(reference);
        if (check != null) {
            var result = check.execute();
            for (var entry : result) {
                table.addRow().addContent(name(reference), result.getStatus(), entry.getMessage());
            }
            context.ungetService(reference);
        }
    }

    private static String name(ServiceReference<HealthCheck> reference) {
        return String.valueOf(reference.getProperty(HealthCheck.NAME));
    }
}
