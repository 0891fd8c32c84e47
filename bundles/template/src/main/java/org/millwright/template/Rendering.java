// SPDX-License-Identifier: Apache-2.0
package org.millwright.template;

import java.util.Optional;
import java.util.function.Function;

/**
 * How one rendering goes about: where it finds other templates by name, and whether a missing map key is an error
 * ({@code strict}) or prints as the engine's mark for no value.
 */
public record Rendering(Function<String, Optional<Program>> library, boolean strict) {

    /** Lenient, and without other templates to call. */
    public static final Rendering ALONE = new Rendering(name -> Optional.empty(), false);

    /** The same library, where a missing map key is an error. */
    public Rendering strictly() {
        return new Rendering(library, true);
    }
}
