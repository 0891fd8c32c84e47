// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.millwright.backend.Image;
import org.millwright.backend.access.Logins;
import org.millwright.backend.access.Principal;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Checks passwords against the hashes of users. What was verified once is remembered as a digest over password and
 * hash, so that clients may log in with each request; a changed password changes the digest.
 */
@Component
public final class PasswordLogins implements Logins {

    private static final int REMEMBERED = 512;

    private final byte[] seed = new byte[32];
    private final Recent<ByteBuffer, Boolean> verified = new Recent<>(REMEMBERED);
    // Each takes 16 MiB for some 50 ms; more at once than there are processors gains nothing.
    private final Semaphore hashing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    // For users that don't exist: the answer to them takes as long as any other.
    private final PasswordHash nobody;

    @Activate
    public PasswordLogins() {
        var random = new SecureRandom();
        random.nextBytes(seed);
        var key = new byte[32];
        random.nextBytes(key);
        nobody = new PasswordHash(16384, 8, 1, new byte[16], key);
    }

    @Override
    public Principal login(Image image, String name, String password) {
        Optional<User> user = image.find(User.KIND, name).map(item -> item.value());
        String text = user.map(User::passwordHash).orElse("");
        var digest = digest(name, text, password);
        if (verified.get(digest).isEmpty()) {
            var hash = PasswordHash.parse(text);
            boolean right = matches(hash.orElse(nobody), password) && hash.isPresent();
            if (!right) {
                throw new Problem("users", "", "", List.of("Access Denied"), 403);
            }
            verified.put(digest, true);
        }
        return Grants.of(image, user.orElseThrow());
    }

    @Override
    public String hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return PasswordHash.of(password).text();
        } finally {
            hashing.release();
        }
    }

    private boolean matches(PasswordHash hash, String password) {
        hashing.acquireUninterruptibly();
        try {
            return hash.matches(password);
        } finally {
            hashing.release();
        }
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
