// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;

/** What every object carries that its author writes: free notes and the server that owns it. */
public interface Model {

    /** Free notes; known keys are {@code color}, {@code icon}, {@code title}, {@code feature-flags}. */
    Map<String, String> meta();

    /** The server that owns this object; empty for this one. */
    String endpoint();
}
