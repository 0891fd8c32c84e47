// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

/** A file that is there and can't be served: unreadable, or its template failed. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
