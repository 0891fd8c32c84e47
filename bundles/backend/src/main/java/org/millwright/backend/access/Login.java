// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import java.util.Optional;
import java.util.function.Function;
import org.millwright.backend.Image;

/**
 * A proof of who somebody is that was right when it was given, and what became of it since.
 *
 * @param principal as it was when it was given
 * @param later as it is by a later image; empty where it was revoked. That its time is over doesn't matter here
 */
public record Login(Principal principal, Function<Image, Optional<Principal>> later) {

    /** With the rights as they are in this image; empty where the login was revoked before. */
    public Optional<Principal> in(Image image) {
        return later.apply(image);
    }

    /** Shiro keeps logins in sets, and would read all rights for it. */
    @Override
    public int hashCode() {
        return principal.name().hashCode();
    }
}
