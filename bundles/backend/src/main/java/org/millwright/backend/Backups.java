// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;

/** Saves all writable objects while the server runs, and brings them back as a whole. */
public interface Backups {

    /**
     * Saves all objects as they are at one moment. What has not changed since the newest backup is shared with it.
     *
     * @param name letters, digits, dots, dashes and underscores; empty for one made of the time
     * @throws org.millwright.models.Problem 400 for another name, 409 where there is one of this name, 507 no room
     */
    Backup create(String name);

    /** All backups, the newest first. */
    List<Backup> list();

    /**
     * Reads a backup completely and then, with one commit, puts its objects in the place of the present ones, which are
     * saved before. Layers stay as they are.
     *
     * @return the backup of what was there before
     * @throws org.millwright.models.Problem 404 missing, 422 that names what is damaged or why it doesn't fit; nothing
     *     has changed then
     */
    Backup restore(Request request, String name);

    /** @throws org.millwright.models.Problem 404 missing */
    void delete(String name);
}
