// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

/** Objects as they are created, replaced, patched and removed, with their parameters: a {@link Script}. */
public final class Requests {

    private static final Script SCRIPT = new Script(new Site());

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SCRIPT.run(input);
    }

    private Requests() {}
}
