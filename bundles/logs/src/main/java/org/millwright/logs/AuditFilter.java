// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs;

import java.time.Instant;

/**
 * Which entries of the trail are wanted; an empty text fits every entry.
 *
 * @param since no entry before this moment
 * @param most so many at the most
 */
public record AuditFilter(
        String kind, String key, String principal, String action, String request, Instant since, int most) {

    public boolean fits(AuditEntry entry) {
        return fits(kind, entry.kind())
                && fits(key, entry.key())
                && fits(principal, entry.principal())
                && fits(action, entry.action())
                && fits(request, entry.request())
                && !entry.time().isBefore(since);
    }

    private static boolean fits(String wanted, String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
