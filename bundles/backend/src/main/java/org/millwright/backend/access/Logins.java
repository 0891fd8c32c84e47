// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import org.millwright.backend.Image;

/** Checks passwords and makes what is kept of them. */
public interface Logins {

    /** @throws org.millwright.models.Problem 403 {@code Access Denied} */
    Principal login(Image image, String user, String password);

    /** What is kept of a password, as {@code PasswordHash} holds it. */
    String hash(String password);
}
