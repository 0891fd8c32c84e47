// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

/** Content that can't be read; the message says where and why. */
final class ContentFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContentFault(String message) {
        super(message, null, false, false);
    }
}
