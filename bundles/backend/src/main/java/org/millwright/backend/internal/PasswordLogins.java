// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Logins;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Checks passwords against the hashes of users. What was verified once is remembered as a digest over password and
 * hash, so that clients may log in with each request; a changed password changes the digest.
 */
@Component
public final class PasswordLogins implements Logins {

    private static final int REMEMBERED = 512;

    private final byte[] seed = new byte[32];
    private final Recent<ByteBuffer, Boolean> verified = new Recent<>(REMEMBERED);
    private final PasswordChecks checks = new PasswordChecks();
    private final LoginLimits limits;
    // For users that don't exist: the answer to them takes as long as any other.
    private final PasswordHash nobody;

    @Activate
    public PasswordLogins(@Reference LoginLimits limits) {
        this.limits = limits;
        var random = new SecureRandom();
        random.nextBytes(seed);
        var key = new byte[32];
        random.nextBytes(key);
        nobody = new PasswordHash(16384, 8, 1, new byte[16], key);
    }

    @Override
    public Login login(Image image, String name, String password, Ip from) {
        // Before what is remembered, or guesses would tell the right one from the others all the same.
        limits.check(name, from);
        Optional<User> user = image.find(User.KIND, name).map(Item::value);
        String text = user.map(User::passwordHash).orElse("");
        var digest = digest(name, text, password);
        boolean right =
                verified.get(digest).isPresent() || checks.right(digest, () -> verify(name, text, password, from));
        if (!right) {
            throw new Problem("users", "", "", List.of("Access Denied"), 403);
        }
        limits.succeeded(name, from);
        verified.put(digest, true);
        return new Login(Grants.of(image, user.orElseThrow()), later -> later.find(User.KIND, name)
                .map(Item::value)
                .filter(then -> then.passwordHash().equals(text))
                .map(then -> Grants.of(later, then)));
    }

    private boolean verify(String name, String text, String password, Ip from) {
        // Many may have come in since the first look, and the first of them have failed by now.
        limits.check(name, from);
        var hash = PasswordHash.parse(text);
        boolean right = hash.orElse(nobody).matches(password) && hash.isPresent();
        if (!right) {
            limits.failed(name, from);
        }
        return right;
    }

    @Override
    public String hash(String password) {
        return checks.inTurn(() -> PasswordHash.of(password).text());
    }

    private ByteBuffer digest(String... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(seed);
            for (String part : parts) {
                var bytes = part.getBytes(UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
                sha.update(bytes);
            }
            return ByteBuffer.wrap(sha.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
