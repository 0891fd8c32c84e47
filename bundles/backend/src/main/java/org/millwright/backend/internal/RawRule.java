// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Raw;

/** A raw object says which kind it is of, also when its author left that out. */
record RawRule(String kind) implements Rule<Raw> {

    @Override
    public Raw settled(Image image, Optional<Raw> before, Raw object) {
        return object.of(kind);
    }
}
