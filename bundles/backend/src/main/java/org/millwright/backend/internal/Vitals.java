// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;

/** What is wrong now, as the backend knows it, in words for an operator. */
public interface Vitals {

    List<String> store();

    List<String> clock();

    /** Bytes that are safe, and not yet where the store keeps them. */
    long backlog();
}
