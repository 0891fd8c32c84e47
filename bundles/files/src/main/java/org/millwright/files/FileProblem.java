// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

/** A file that can't be served: it can't be read, its template failed, or it is missing and known to come from somewhere. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    public FileProblem(String message, Throwable cause) {
        this(message, cause, false);
    }

    private FileProblem(String message, Throwable cause, boolean missing) {
        super(message, cause);
        this.missing = missing;
    }

    /** @param message says where it would come from */
    public static FileProblem missing(String message) {
        return new FileProblem(message, null, true);
    }

    public boolean isMissing() {
        return missing;
    }
}
