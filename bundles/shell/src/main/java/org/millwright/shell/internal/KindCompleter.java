// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.millwright.backend.Backend;

/** Offers the kinds. */
@Service
public final class KindCompleter implements Completer {

    @Reference
    Backend backend;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(backend.image().kinds().names()).complete(session, line, candidates);
    }
}
