// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authc.BearerToken;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.backend.access.Logins;
import org.millwright.backend.access.Tokens;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.logs.AuditTrail;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out who sent a request, from its {@code Authorization} or from {@code token=} in the query. */
@Component(service = Authentication.class)
public final class Authentication {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_NAME = 200;

    private final Backend backend;
    private final AuditTrail trail;
    private final Gate gate;

    @Activate
    public Authentication(
            @Reference Backend backend,
            @Reference Logins logins,
            @Reference Tokens tokens,
            @Reference AuditTrail trail) {
        this.backend = backend;
        this.trail = trail;
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
     * @throws Problem 403, 429
     */
    public Optional<Caller> of(Request request, String authorization, Query query) {
        if (authorization.startsWith(BASIC)) {
            return password(request, decoded(authorization.substring(BASIC.length())));
        }
        if (authorization.startsWith(BEARER)) {
            return Optional.of(token(request, authorization.substring(BEARER.length())));
        }
        if (!authorization.isEmpty() || !query.has("token")) {
            return Optional.empty();
        }
        String token = query.first("token");
        return token.indexOf(':') >= 0 ? password(request, token) : Optional.of(token(request, token));
    }

    private Caller token(Request request, String token) {
        try {
            return gate.login(new BearerToken(token, request.address()));
        } catch (Problem p) {
            trail.refused(request, "", "Failed Authenticated (" + why(p, "bad token") + ") from " + request.address());
            throw p;
        }
    }

    private Optional<Caller> password(Request request, String pair) {
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String user = pair.substring(0, colon);
        try {
            var caller = gate.login(new UsernamePasswordToken(user, pair.substring(colon + 1), request.address()));
            trail.accepted(request, user);
            return Optional.of(caller);
        } catch (Problem p) {
            boolean known = backend.image().find(User.KIND, user).isPresent();
            String why = why(p, known ? "bad password" : "no user");
            String shown = user.substring(0, Math.min(user.length(), LONGEST_NAME));
            trail.refused(
                    request, user, "Failed Authenticated (" + why + ") user " + shown + " from " + request.address());
            throw p;
        }
    }

    private static String why(Problem problem, String usually) {
        return problem.code() == 429 ? "too many failures" : usually;
    }

    /** Nothing usable was given where something is needed. */
    public void missing(Request request) {
        trail.refused(request, "", "No DRP authentication token from " + request.address());
    }

    /** Who sent this request lacks the right that it needs, where that is the problem. */
    public void denied(Request request, Problem problem) {
        if (problem.type().equals("AUTH") && problem.code() == 403) {
            String needed = problem.messages().get(problem.messages().size() - 1);
            var right = needed.replaceFirst("^Requires: ", "").split(" ", 3);
            trail.refused(
                    request,
                    request.principal().replaceFirst("^user:", ""),
                    "Failed auth '" + String.join("' '", right) + "' - " + request.address());
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
