// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authc.BearerToken;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.backend.access.Tokens;
import org.millwright.models.Ip;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out who sent a request, from its {@code Authorization} or from {@code token=} in the query. */
@Component(service = Authentication.class)
public final class Authentication {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Gate gate;

    @Activate
    public Authentication(@Reference Backend backend, @Reference Logins logins, @Reference Tokens tokens) {
        gate = new Gate(List.of(
                new LoginRealm<>(
                        "passwords",
                        UsernamePasswordToken.class,
                        given -> logins.login(
                                backend.image(),
                                given.getUsername(),
                                new String(given.getPassword()),
                                Ip.parse(given.getHost()))),
                new LoginRealm<>(
                        "tokens",
                        BearerToken.class,
                        given -> tokens.open(backend.image(), given.getToken(), Ip.parse(given.getHost())))));
    }

    /**
     * Empty where nothing usable was given.
     *
     * @param authorization the header; empty where there is none
     * @param from the sender's address
     * @throws org.millwright.models.Problem 403, 429
     */
    Optional<Caller> of(String authorization, Query query, Ip from) {
        if (authorization.startsWith(BASIC)) {
            return password(decoded(authorization.substring(BASIC.length())), from);
        }
        if (authorization.startsWith(BEARER)) {
            return token(authorization.substring(BEARER.length()), from);
        }
        if (!authorization.isEmpty() || !query.has("token")) {
            return Optional.empty();
        }
        String token = query.first("token");
        return token.indexOf(':') >= 0 ? password(token, from) : token(token, from);
    }

    private Optional<Caller> token(String token, Ip from) {
        return Optional.of(gate.login(new BearerToken(token, from.text())));
    }

    private Optional<Caller> password(String pair, Ip from) {
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(gate.login(
                        new UsernamePasswordToken(pair.substring(0, colon), pair.substring(colon + 1), from.text())));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
