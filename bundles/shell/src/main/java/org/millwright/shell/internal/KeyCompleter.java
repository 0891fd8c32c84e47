// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.millwright.backend.Backend;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;

/** Offers the keys of the kind that the line names. */
@Service
public final class KeyCompleter implements Completer {

    @Reference
    Backend backend;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        var named = Arrays.asList(line.getArguments());
        return backend.image().kinds().all().stream()
                .filter(kind -> named.contains(kind.name()))
                .findFirst()
                .map(kind -> new StringsCompleter(keys(kind)).complete(session, line, candidates))
                .orElse(-1);
    }

    private <T extends Model> List<String> keys(Kind<T> kind) {
        return backend.image().table(kind).all().stream().map(Item::key).toList();
    }
}
