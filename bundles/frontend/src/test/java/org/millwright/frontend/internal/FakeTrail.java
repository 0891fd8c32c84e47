// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.backend.Request;
import org.millwright.logs.AuditEntry;
import org.millwright.logs.AuditFilter;
import org.millwright.logs.AuditTrail;

/** A trail in memory. */
public final class FakeTrail implements AuditTrail {

    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void accepted(Request request, String user) {
        add(request, "login", user, "");
    }

    @Override
    public void refused(Request request, String user, String message) {
        add(request, "refused", user, message);
    }

    private void add(Request request, String action, String user, String message) {
        entries.add(new AuditEntry(
                Instant.now(),
                request.id(),
                request.principal(),
                request.address(),
                action,
                "users",
                user,
                message,
                List.of()));
    }

    @Override
    public List<AuditEntry> find(AuditFilter filter) {
        return entries.stream().filter(filter::fits).limit(filter.most()).toList();
    }
}
