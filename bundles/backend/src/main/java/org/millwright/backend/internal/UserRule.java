// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.User;

/** A user has a secret from the start. */
final class UserRule implements Rule<User> {

    @Override
    public User created(Image image, Request request, User object) {
        return object.secret().isEmpty() ? object.withSecret(Secrets.random(16)) : object;
    }

    /** Made of its password, so that its tokens outlive a restart and end with the password. */
    @Override
    public User layered(Map<String, String> meta, User object) {
        if (!object.secret().isEmpty()) {
            return object;
        }
        String own = object.name() + "\n" + object.passwordHash();
        return object.withSecret(Digest.of(own.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }

    @Override
    public User changed(Image image, Request request, User before, User after) {
        return after.secret().isEmpty() ? after.withSecret(Secrets.random(16)) : after;
    }
}
