// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import org.millwright.backend.Image;
import org.millwright.models.Ip;

/** Checks passwords and makes what is kept of them. Who fails too often has to wait. */
public interface Logins {

    /**
     * @param from where the password was sent from; what fails is counted for the user there, and for all users there
     * @throws org.millwright.models.Problem 403 {@code Access Denied}, 429 after too many of these
     */
    Login login(Image image, String user, String password, Ip from);

    /** What is kept of a password, as {@code PasswordHash} holds it. */
    String hash(String password);
}
