// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/** Functions on semantic versions. */
final class SemverFunctions {
    private SemverFunctions() {}

    static void addTo(Functions functions) {
        functions.add("semver", 1, a -> Version.parse(a.text(0)));
        functions.add("semverCompare", 2, a -> Constraint.parse(a.text(0)).admits(Version.parse(a.text(1))));
    }
}
