// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import java.time.Duration;
import java.util.List;
import org.millwright.backend.Image;
import org.millwright.models.Ip;
import org.millwright.models.Machine;
import org.millwright.models.User;

/** Makes and opens the sealed tokens that stand for a login: revoked by a changed secret, ended by time. */
public interface Tokens {

    /**
     * For a user, on behalf of another or the same who asked for it.
     *
     * @param roles of these the token carries those that the user's roles cover
     */
    String forUser(Image image, User user, User grantor, List<String> roles, Duration life);

    /** For one machine, which may see and change itself. */
    String forMachine(Image image, Machine machine, Duration life);

    /** For whoever boots and isn't known: may create a machine. */
    String forUnknown(Image image, Duration life);

    /**
     * @param from where it was sent from; what can't be opened is counted there
     * @throws org.millwright.models.Problem 403 where it can't be opened, has ended or was revoked; 429 after too many that
     *     can't be opened, instead of that
     */
    Login open(Image image, String token, Ip from);
}
