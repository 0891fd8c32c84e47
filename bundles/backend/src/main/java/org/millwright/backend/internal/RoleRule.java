// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.access.Scopes;
import org.millwright.models.Faults;
import org.millwright.models.Role;

/**
 * A role grants what there is. Whoever writes one is refused otherwise; one of a layer waits until the kind that it
 * speaks of is declared.
 */
final class RoleRule implements Rule<Role> {

    @Override
    public void check(Image image, Optional<Role> before, Role object, Faults faults) {
        var scopes = Scopes.of(image.kinds());
        object.claims().forEach(claim -> words(claim.scope()).forEach(scope -> {
            if (scope.equals("*")) {
                return;
            }
            if (!scopes.containsKey(scope)) {
                faults.soft("No such scope '" + scope + "'");
                return;
            }
            words(claim.action()).stream()
                    .filter(action -> !known(scopes, scope, action))
                    .forEach(action -> faults.soft("No such action '" + action + "'"));
        }));
    }

    private static boolean known(Map<String, Set<String>> scopes, String scope, String action) {
        int colon = action.indexOf(':');
        String word = colon < 0 ? action : action.substring(0, colon);
        return word.equals("*") || scopes.get(scope).contains(word);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    @Override
    public boolean mustBeAvailable(Optional<Role> before, Role object) {
        return true;
    }
}
