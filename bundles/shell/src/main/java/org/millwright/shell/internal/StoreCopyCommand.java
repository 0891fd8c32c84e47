// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.millwright.store.Store;
import org.millwright.store.StoreAddress;
import org.millwright.store.StoreCopy;
import org.millwright.store.StoreException;
import org.millwright.store.StoreProvider;
import org.millwright.store.StoreSource;

/** {@code store:copy} */
@Service
@Command(
        scope = "store",
        name = "copy",
        description = "Copies all objects of one store into another.",
        detailedDescription =
                """
                Each is an address, type:path; the source may be live, the store that this server runs on:

                    store:copy live directory:/backup/today?codec=yaml
                    store:copy directory:/backup/today?codec=yaml xodus:/var/lib/millwright/store""")
public final class StoreCopyCommand implements Action {

    private static final String LIVE = "live";

    @Argument(index = 0, name = "from", description = "Address of the source, or live", required = true)
    String from;

    @Argument(index = 1, name = "to", description = "Address of the target, made where missing", required = true)
    String to;

    @Option(name = "--into-filled", description = "Let the target have objects; those of the same key are replaced")
    boolean intoFilled;

    @Reference
    StoreSource live;

    @Reference
    List<StoreProvider> providers;

    @Override
    public Object execute() throws CommandException {
        try (var target = open(to)) {
            System.out.println(copied(target) + " objects copied to " + to);
            return null;
        } catch (StoreException e) {
            throw new CommandException(e.getMessage());
        }
    }

    private int copied(Store target) {
        if (from.equals(LIVE) || from.equals(live.address())) {
            return StoreCopy.copy(live::replay, target, intoFilled);
        }
        try (var source = open(from)) {
            return StoreCopy.copy(source::replay, target, intoFilled);
        }
    }

    private Store open(String text) {
        var address = StoreAddress.parse(text);
        return providers.stream()
                .filter(provider -> provider.type().equals(address.type()))
                .findFirst()
                .orElseThrow(() -> new StoreException("Unknown schema type: " + address.type()))
                .open(address);
    }
}
