// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.backend.access.Principal;
import org.millwright.backend.access.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out who sent a request, from its {@code Authorization} or from {@code token=} in the query. */
@Component(service = Authentication.class)
public final class Authentication {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Backend backend;
    private final Logins logins;
    private final Tokens tokens;

    @Activate
    public Authentication(@Reference Backend backend, @Reference Logins logins, @Reference Tokens tokens) {
        this.backend = backend;
        this.logins = logins;
        this.tokens = tokens;
    }

    /**
     * Empty where nothing usable was given.
     *
     * @param authorization the header; empty where there is none
     * @throws org.millwright.models.Problem 403
     */
    Optional<Principal> of(String authorization, Query query) {
        if (authorization.startsWith(BASIC)) {
            return password(decoded(authorization.substring(BASIC.length())));
        }
        if (authorization.startsWith(BEARER)) {
            return Optional.of(tokens.open(backend.image(), authorization.substring(BEARER.length())));
        }
        if (!authorization.isEmpty() || !query.has("token")) {
            return Optional.empty();
        }
        String token = query.first("token");
        return token.indexOf(':') >= 0 ? password(token) : Optional.of(tokens.open(backend.image(), token));
    }

    private Optional<Principal> password(String pair) {
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(logins.login(backend.image(), pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
