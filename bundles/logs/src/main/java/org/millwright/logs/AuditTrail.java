// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs;

import java.util.List;
import org.millwright.backend.Request;

/** Who changed what, when and from where, and who came: kept on disk, in files of its own. */
public interface AuditTrail {

    /** Somebody proved to be this user. */
    void accepted(Request request, String user);

    /**
     * Somebody was refused.
     *
     * @param user whom they wanted to be; empty where that isn't known
     * @param message why, for those who read the log
     */
    void refused(Request request, String user, String message);

    /** The latest entries that fit, the newest first. */
    List<AuditEntry> find(AuditFilter filter);
}
