// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Map;
import java.util.Optional;
import org.millwright.models.Item;

/**
 * Parameters as an object sees them: its own, its profiles', its stage's and that stage's profiles', the global
 * profile's, then the default; the first that has a name wins. Values are deep copies that the caller may change.
 */
public interface Params {

    /** The value for this object, defaults included. */
    Optional<Object> find(Item<?> object, String name);

    /** The value without an object: the global profile's, then the default. */
    Optional<Object> find(String name);

    /** All values that this object sees, defaults left out. */
    Map<String, Object> all(Item<?> object);
}
