// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Kind;
import org.millwright.models.Raw;

/** A raw object says which kind it is of, also when its author left that out, and is as its kind's schema wants it. */
record RawRule(Kind<?> kind, Schemas schemas) implements Rule<Raw> {

    @Override
    public Raw settled(Image image, Optional<Raw> before, Raw object) {
        return object.of(kind.name());
    }

    @Override
    public void check(Image image, Optional<Raw> before, Raw object, Faults faults) {
        try {
            schemas.of(kind)
                    .violations(object.fields())
                    .forEach(violation -> faults.fatal("Error in value: " + violation));
        } catch (IllegalArgumentException e) {
            faults.fatal("Error validating value: " + e.getMessage());
        }
    }
}
