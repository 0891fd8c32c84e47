// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs;

import java.time.Instant;
import java.util.List;

/**
 * What somebody changed, or that somebody logged in or was refused.
 *
 * @param request the id of the request, as its lines in the log have it
 * @param principal on whose behalf; empty where nobody is known yet
 * @param address where the request came from; empty for the server's own
 * @param action create, update, save or delete; login or refused
 * @param kind of the object
 * @param message what there is to say in words; empty where the changes say it
 */
public record AuditEntry(
        Instant time,
        String request,
        String principal,
        String address,
        String action,
        String kind,
        String key,
        String message,
        List<Change> changes) {

    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /**
     * What became of one field. Secrets are {@code ******}, long values are cut.
     *
     * @param path of the field within the object, a JSON pointer
     * @param before null where it wasn't there
     * @param after null where it isn't there any more
     */
    public record Change(String path, Object before, Object after) {}
}
