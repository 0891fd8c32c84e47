// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.models.Claim;

/**
 * Lists of rights, one for each role and one for a token's own. A wanted right passes where one list contains it; a
 * right that isn't among the {@link Scopes} passes nowhere.
 */
public record Claims(List<List<Claim>> lists) {

    public Claims {
        lists = lists.stream().map(List::copyOf).toList();
    }

    /** Whether one list holds this right; of {@code update:/a/b} the wider {@code update:/a} and {@code update} also do. */
    public boolean allow(String scope, String action, String specific) {
        return Scopes.has(scope, action)
                && lists.stream()
                        .anyMatch(list -> list.stream().anyMatch(held -> holds(held, scope, action, specific)));
    }

    /** Whether one list holds all of these rights, so that who has it may pass them on. */
    public boolean cover(List<Claim> wanted) {
        return lists.stream().anyMatch(list -> wanted.stream().allMatch(claim -> covers(list, claim)));
    }

    private static boolean covers(List<Claim> list, Claim wanted) {
        return words(wanted.scope())
                .allMatch(scope -> words(wanted.action()).allMatch(action -> words(wanted.specific())
                        .allMatch(specific -> list.stream().anyMatch(held -> holds(held, scope, action, specific)))));
    }

    private static boolean holds(Claim claim, String scope, String action, String specific) {
        return among(claim.scope(), scope) && acts(claim.action(), action) && among(claim.specific(), specific);
    }

    private static boolean acts(String held, String wanted) {
        for (String wider = wanted; ; wider = wider(wider)) {
            if (among(held, wider)) {
                return true;
            }
            if (wider.indexOf(':') < 0) {
                return false;
            }
        }
    }

    private static String wider(String action) {
        int colon = action.indexOf(':');
        int slash = action.lastIndexOf('/');
        return action.substring(0, slash > colon + 1 ? slash : colon);
    }

    private static boolean among(String held, String wanted) {
        return held.equals("*") || words(held).anyMatch(wanted::equals);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim);
    }
}
