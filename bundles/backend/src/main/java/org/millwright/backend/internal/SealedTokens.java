// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.backend.Table;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Principal;
import org.millwright.backend.access.Tokens;
import org.millwright.models.Ip;
import org.millwright.models.Machine;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Role;
import org.millwright.models.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tokens are JWTs (RFC 7519, HS256) sealed under the same key, the preference {@code baseTokenSecret}. They carry the
 * secrets of whom they stand for, which are compared with today's; what was opened is kept for a while.
 */
@Component
public final class SealedTokens implements Tokens {

    private static final Pattern SEGMENTS = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final int REMEMBERED = 1024;

    private final Clock clock;
    private final LoginLimits limits;
    private final Recent<String, Opened> opened = new Recent<>(REMEMBERED);

    /** What was in a token, and the login of a user that it stood for last. */
    private static final class Opened {

        private final String secret;
        private final TokenBody body;
        private volatile Optional<Standing> latest = Optional.empty();

        Opened(String secret, TokenBody body) {
            this.secret = secret;
            this.body = body;
        }

        /** Empty where it was revoked. */
        Optional<Login> login(Image image) {
            var known = latest.filter(standing -> standing.in(image)).map(Standing::login);
            if (known.isPresent()) {
                return known;
            }
            var login = principal(image, body).map(holder -> new Login(holder, this::later));
            // A machine's hangs on that machine alone, and is found at once.
            latest = login.filter(made -> body.machine().isEmpty()).map(made -> Standing.of(image, made));
            return login;
        }

        private Optional<Principal> later(Image image) {
            return image.pref(Prefs.BASE_TOKEN_SECRET).equals(secret) ? principal(image, body) : Optional.empty();
        }
    }

    /** A login, and all that it hangs on; tables that did not change are the same. */
    private record Standing(
            Table<User> users, Table<Role> roles, Table<Pref> prefs, Map<String, String> defaults, Login login) {

        static Standing of(Image image, Login login) {
            return new Standing(
                    image.table(User.KIND),
                    image.table(Role.KIND),
                    image.table(Pref.KIND),
                    image.prefDefaults(),
                    login);
        }

        boolean in(Image image) {
            return image.table(User.KIND).equals(users)
                    && image.table(Role.KIND).equals(roles)
                    && image.table(Pref.KIND).equals(prefs)
                    && image.prefDefaults().equals(defaults);
        }
    }

    @Activate
    public SealedTokens(@Reference LoginLimits limits) {
        this(Clock.systemUTC(), limits);
    }

    SealedTokens(Clock clock, LoginLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public String forUser(Image image, User user, User grantor, List<String> roles, Duration life) {
        return seal(image, TokenBody.ofUser(user, grantor, Grants.granted(image, user, roles)), life);
    }

    @Override
    public String forMachine(Image image, Machine machine, Duration life) {
        return seal(image, TokenBody.ofMachine(machine, image.pref(Prefs.SYSTEM_GRANTOR_SECRET)), life);
    }

    @Override
    public String forUnknown(Image image, Duration life) {
        return seal(image, TokenBody.ofUnknown(image.pref(Prefs.SYSTEM_GRANTOR_SECRET)), life);
    }

    private String seal(Image image, TokenBody body, Duration life) {
        String secret = image.pref(Prefs.BASE_TOKEN_SECRET);
        var now = clock.instant();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(JOSEObjectType.JWT)
                    .build();
            var times = new JWTClaimsSet.Builder(body.claimsSet())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(life)))
                    .build();
            var jwt = new SignedJWT(header, times);
            jwt.sign(new MACSigner(secret.getBytes(UTF_8)));
            return Seal.close(jwt.serialize(), secret.getBytes(UTF_8));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot make a token", e);
        }
    }

    @Override
    public Login open(Image image, String token, Ip from) {
        String key = image.pref(Prefs.BASE_TOKEN_SECRET);
        var known = opened(key, token, from);
        var late = Duration.between(known.body.expires(), clock.instant());
        if (!late.isNegative()) {
            throw invalid("token is expired by " + GoDuration.text(late), token);
        }
        return known.login(image).orElseThrow(() -> new Problem("", "", "AUTH", List.of("Validation failed"), 403));
    }

    /** Empty where it was revoked: by another secret, or because whom it stands for is gone. */
    private static Optional<Principal> principal(Image image, TokenBody body) {
        var own = new Claims(List.of(body.claims()));
        if (!body.grantorStands(image)) {
            return Optional.empty();
        }
        if (!body.machine().isEmpty()) {
            return image.find(Machine.KIND, body.machine())
                    .filter(item -> body.sameSecret(item.value().secret(), body.machineSecret()))
                    .map(item -> new Principal("runner:" + body.machine(), own));
        }
        if (body.user().equals(TokenBody.UNKNOWN)) {
            return Optional.of(new Principal(Principal.UNKNOWN, own));
        }
        return image.find(User.KIND, body.user())
                .filter(item -> body.sameSecret(item.value().secret(), body.userSecret()))
                .map(item -> Grants.of(image, item.value(), body.roles()));
    }

    private Opened opened(String secret, String token, Ip from) {
        var known = opened.get(token).filter(seen -> seen.secret.equals(secret));
        if (known.isPresent()) {
            return known.get();
        }
        try {
            var read = new Opened(secret, read(secret, token));
            opened.put(token, read);
            return read;
        } catch (Problem p) {
            throw limits.wrongToken(from, p);
        }
    }

    private static TokenBody read(String secret, String token) {
        try {
            String text = Seal.open(token, secret.getBytes(UTF_8));
            // Opened with another key than it was sealed with, it is noise, dots among it now and then.
            if (!SEGMENTS.matcher(text).matches()) {
                throw invalid("token contains an invalid number of segments", token);
            }
            var jwt = SignedJWT.parse(text);
            if (!jwt.verify(new MACVerifier(secret.getBytes(UTF_8)))) {
                throw invalid("signature is invalid", token);
            }
            return TokenBody.of(jwt.getJWTClaimsSet());
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage(), token);
        } catch (ParseException | JOSEException e) {
            throw invalid("signature is invalid", token);
        }
    }

    private static Problem invalid(String why, String token) {
        return new Problem("system", "", "", List.of("Invalid Token :" + why, token), 403);
    }
}
