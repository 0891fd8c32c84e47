// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

/** An action or start that was refused or failed; the code is the HTTP status for the caller. */
public final class ActionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public ActionException(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
