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

    /** The values that this object holds itself. */
    Map<String, Object> of(Item<?> object);

    /** The same with secure values in clear; what can't be opened stays sealed. For those who may see them. */
    Params decoded();

    /** Why this parameter can't have that value, in words for the client; empty where it can. */
    Optional<String> fault(String name, Object value);

    /**
     * A text as a value of this parameter: JSON, or the text itself where the parameter is one.
     *
     * @throws IllegalArgumentException where it can't have that value, in words for the client
     */
    Object read(String name, String text);
}
