// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.millwright.content.Contents;

/** {@code drp:content-reload} */
@Service
@Command(
        scope = "drp",
        name = "content-reload",
        description = "Reads local and default content again, and tells what content can't be used.")
public final class ContentReloadCommand implements Action {

    @Reference
    Contents contents;

    @Override
    public Object execute() {
        contents.reload();
        contents.refused().forEach(System.out::println);
        return null;
    }
}
