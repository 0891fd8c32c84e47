// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

/** A store that can't be opened, read or written; the message tells an operator why. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
