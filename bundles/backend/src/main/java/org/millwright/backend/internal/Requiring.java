// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Set;
import org.millwright.models.BootEnv;
import org.millwright.models.Stage;
import org.millwright.models.TemplateCalls;
import org.millwright.models.TemplateEntry;

/** A boot environment or stage, as far as it asks for something. */
record Requiring(String kind, String key, List<String> params, List<TemplateEntry> entries) {

    static Requiring of(BootEnv env) {
        return new Requiring(BootEnv.KIND.name(), env.name(), env.requiredParams(), env.templates());
    }

    static Requiring of(Stage stage) {
        return new Requiring(Stage.KIND.name(), stage.name(), stage.requiredParams(), stage.templates());
    }

    /** Whether it requires one of these parameters, or a path of its files names one or calls what may do so. */
    boolean asks(Set<String> names) {
        return params.stream().anyMatch(names::contains)
                || entries.stream().anyMatch(entry -> asks(entry.path(), names))
                || !calls().isEmpty();
    }

    /** Whether a path of its files is made with one of these templates. */
    boolean calls(Set<String> names) {
        return calls().stream().anyMatch(names::contains);
    }

    private List<String> calls() {
        return TemplateCalls.ofPaths(entries);
    }

    private static boolean asks(String path, Set<String> names) {
        return path.contains("Param") && names.stream().anyMatch(path::contains);
    }
}
