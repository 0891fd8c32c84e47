// SPDX-License-Identifier: Apache-2.0
package org.millwright.files;

/** What can't be done with the files that clients bring. */
public final class UploadProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** What was sent is not what was announced. */
        WRONG,
        /** There is none. */
        MISSING,
        /** It does not go together with what is there. */
        CONFLICT,
        /** The disk is full. */
        FULL,
        /** The disk has another fault. */
        DISK
    }

    private final Reason reason;

    public UploadProblem(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
