// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Params;
import org.millwright.models.Arch;

/** The package repositories of the site, as the parameter {@code package-repositories} lists them. */
record Repositories(List<?> entries) {

    static Repositories of(Params params) {
        return new Repositories(params.find("package-repositories")
                .filter(List.class::isInstance)
                .<List<?>>map(List.class::cast)
                .orElse(List.of()));
    }

    /** Whether one of them is there to install this operating system from, for machines of this architecture. */
    boolean install(String os, String arch) {
        return entries.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .anyMatch(entry -> Boolean.TRUE.equals(entry.get("installSource"))
                        && List.of(os).equals(entry.get("os"))
                        && Optional.ofNullable(entry.get("arch"))
                                .flatMap(named -> Arch.normal(named.toString()))
                                .equals(Optional.of(arch)));
    }
}
