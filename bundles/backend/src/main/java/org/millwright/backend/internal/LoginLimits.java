// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down who guesses passwords and tokens. It counts what failed by the address that it came from, and by user and
 * address together, never by user alone: so nobody can lock a user out of an address that nothing failed from.
 */
@Component(service = LoginLimits.class, configurationPid = "org.millwright.backend")
public final class LoginLimits {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLimits.class);

    // Some hundred bytes each. The counts of users can't push out those of addresses: an address fills its own before.
    private static final int KEYS = 8192;
    private static final int LONGEST_NAME = 64;
    private static final int NETWORK_BYTES = 8;

    private final Clock clock;
    private final Failures users;
    private final Failures addresses;
    private final Failures tokens;

    @Activate
    public LoginLimits(BackendComponent.Config config) {
        this(
                Clock.systemUTC(),
                config.failuresOfUser(),
                config.failuresOfAddress(),
                Duration.ofSeconds(Math.max(1, config.failureSeconds())));
    }

    public LoginLimits(Clock clock, int ofUser, int ofAddress, Duration forgotten) {
        this.clock = clock;
        users = new Failures(Math.max(1, ofUser), forgotten, KEYS);
        addresses = new Failures(Math.max(1, ofAddress), forgotten, KEYS);
        tokens = new Failures(Math.max(1, ofAddress), forgotten, KEYS);
    }

    /** @throws Problem 429 where this user has to wait there */
    void check(String user, Ip from) {
        var pause = pause(user, from);
        if (!pause.isZero()) {
            throw tooMany("users", pause);
        }
    }

    private Duration pause(String user, Ip from) {
        var now = clock.instant();
        return Stream.of(users.pause(key(user, from), now), addresses.pause(network(from), now))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    void failed(String user, Ip from) {
        var now = clock.instant();
        users.add(key(user, from), now);
        addresses.add(network(from), now);
        if (!pause(user, from).isZero()) {
            LOG.warn("Too many failed logins from {}: some there have to wait", from.text());
        }
    }

    /** Whoever has the password isn't guessing it; the address may still be guessing those of others. */
    void succeeded(String user, Ip from) {
        users.clear(key(user, from));
    }

    /**
     * A token can't be guessed, so that a good one needs no limit; only those that aren't are counted.
     *
     * @return what to answer
     */
    Problem wrongToken(Ip from, Problem answer) {
        var now = clock.instant();
        var pause = tokens.pause(network(from), now);
        if (!pause.isZero()) {
            return tooMany("system", pause);
        }
        tokens.add(network(from), now);
        return answer;
    }

    private static Problem tooMany(String model, Duration pause) {
        long seconds = pause.plusNanos(999_999_999).toSeconds();
        String message = "Too many failed logins, try again in " + seconds + " s";
        return new Problem(model, "", "", List.of(message), 429).retryIn(Math.max(1, seconds));
    }

    private static String key(String user, Ip from) {
        return network(from) + " " + user.substring(0, Math.min(user.length(), LONGEST_NAME));
    }

    /** An IPv4 address, or of IPv6 the 64 bits within which one client has all addresses. */
    private static String network(Ip from) {
        if (from.isNone() || from.isV4()) {
            return from.text();
        }
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(from.text()).getAddress(), 0, NETWORK_BYTES);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
