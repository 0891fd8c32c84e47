// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.User;

/** A user has a secret from the start. */
final class UserRule implements Rule<User> {

    @Override
    public User created(Image image, Request request, User object) {
        return object.secret().isEmpty() ? object.withSecret(Secrets.random(16)) : object;
    }

    @Override
    public User changed(Image image, Request request, User before, User after) {
        return after.secret().isEmpty() ? after.withSecret(Secrets.random(16)) : after;
    }
}
