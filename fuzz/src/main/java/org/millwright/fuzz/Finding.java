// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

/** What should never happen. Two of one stack trace are taken for the same. */
final class Finding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Finding(String message) {
        super(message);
    }

    /** At the place where the server failed, so that different failures aren't taken for one. */
    Finding(String message, Throwable cause) {
        super(message + ": " + cause, cause);
        setStackTrace(cause.getStackTrace());
    }
}
