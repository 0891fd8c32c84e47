// SPDX-License-Identifier: Apache-2.0
package org.millwright.tls;

import java.nio.file.Path;

/** A file that no key or certificate can be read from; the message names it and says why. */
public final class KeyFileProblem extends Exception {

    private static final long serialVersionUID = 1L;

    KeyFileProblem(Path file, Exception cause) {
        super(file + " can't be used: " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
    }
}
