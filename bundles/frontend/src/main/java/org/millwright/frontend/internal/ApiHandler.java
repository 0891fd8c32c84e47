// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Request;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Answers;
import org.millwright.frontend.internal.exchange.Body;
import org.millwright.frontend.internal.exchange.BodyBudget;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.ExchangeHandler;
import org.millwright.frontend.internal.exchange.LogWish;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.login.Authentication;
import org.millwright.frontend.internal.pages.PageHandler;
import org.millwright.frontend.internal.routing.ApiConfig;
import org.millwright.frontend.internal.routing.ApiRequests;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Forwarding;
import org.millwright.frontend.internal.routing.Match;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.RouteTable;
import org.millwright.http.Direct;
import org.millwright.metrics.Metrics;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request of the API: finds the route, then the sender, runs the route and answers, also what goes wrong.
 */
@Component(
        service = {Direct.class, ApiHandler.class},
        property = Direct.PATH + "=/api/v3",
        configurationPid = "org.millwright.frontend")
@Designate(ocd = ApiConfig.class)
public final class ApiHandler implements ExchangeHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Authentication authentication;
    private final Addresses addresses;
    private final ApiRequests requests;
    private final int maxBody;
    private final BodyBudget bodies;
    private final RouteTable routes;

    @Activate
    public ApiHandler(
            @Reference RouteTable routes,
            @Reference Authentication authentication,
            @Reference Addresses addresses,
            @Reference Metrics metrics,
            ApiConfig config) {
        this(routes, authentication, addresses, new ApiRequests(metrics), config.maxBody(), config.bodies());
    }

    ApiHandler(
            RouteTable routes,
            Authentication authentication,
            Addresses addresses,
            ApiRequests requests,
            int maxBody,
            long bodies) {
        this.requests = requests;
        this.routes = routes;
        this.authentication = authentication;
        this.addresses = addresses;
        this.maxBody = maxBody;
        this.bodies = new BodyBudget(bodies);
    }

    private Optional<Match> find(String method, String path) {
        return path.startsWith(Route.BASE)
                ? routes.router().find(method, path.substring(Route.BASE.length()))
                : Optional.empty();
    }

    @Override
    public void serve(Exchange exchange) {
        var match = find(exchange.method(), exchange.path());
        var asked = LogWish.of(exchange);
        long start = System.nanoTime();
        try (var mark = asked.mark()) {
            LOG.trace("API: starting {} {}", exchange.method(), LogWish.shown(exchange));
            var answer = answer(exchange, match, asked);
            try {
                exchange.header("X-Request-Id", asked.id());
                Answers.write(exchange, answer);
            } finally {
                requests.answered(exchange, match.map(Match::route), answer.status(), start);
                LOG.debug(
                        "API: st: {} lt: {} us ip: {} m: {} {}",
                        answer.status(),
                        (System.nanoTime() - start) / 1000,
                        asked.address(),
                        exchange.method(),
                        exchange.path());
            }
        }
    }

    private Answer answer(Exchange exchange, Optional<Match> match, Request asked) {
        try {
            if (exchange.method().equals("OPTIONS")
                    && !exchange.header("Origin").isEmpty()) {
                return Answers.preflight();
            }
            return match.isPresent() ? route(exchange, match.get(), asked) : elsewhere(exchange, asked);
        } catch (Problem p) {
            boolean token = p.model().equals("system") && p.code() == 403;
            if (token || p.model().equals("users") && p.code() == 403) {
                LOG.info(
                        "Login from {} refused: {}",
                        asked.address(),
                        p.messages().get(0));
            }
            return token ? Answer.of(p).with(Answers.CHALLENGE, Answers.REALM) : Answer.of(p);
        } catch (UncheckedIOException e) {
            LOG.debug("The client went away", e);
            return Answer.of(new Problem("", "", exchange.method(), List.of("unexpected EOF"), 400));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} failed", exchange.method(), exchange.path(), e);
            var messages = List.of("Internal error, request " + asked.id());
            return Answer.of(new Problem("", "", exchange.method(), messages, 500));
        }
    }

    private Answer route(Exchange exchange, Match match, Request asked) {
        var asker = new Asker(exchange.remote(), exchange.local());
        addresses.seen(asker);
        var query = Query.parse(exchange.query());
        var caller = authentication.of(asked, exchange.header("Authorization"), query);
        if (caller.isEmpty()) {
            return nobody(asked);
        }
        var named = asked.by(caller.get().principal().name(), query.isTrue("force"));
        var body = new Body(exchange::header, exchange.length(), exchange::body, maxBody, bodies.share());
        var call = new Call(named, caller.get(), asker, exchange.method(), exchange.url(), match, query, body);
        return answer(match.route(), call);
    }

    private Answer nobody(Request asked) {
        authentication.missing(asked);
        return Answer.empty(401).with(Answers.CHALLENGE, Answers.REALM);
    }

    /** From here on the log says who asks, too. */
    private Answer answer(Route route, Call call) {
        try (var mark = call.request().mark();
                var share = call.body().share()) {
            return route.action().apply(call);
        } catch (Problem p) {
            authentication.denied(call.request(), p);
            throw p;
        }
    }

    /** No route: where the path is another server's, or has one without its last slash, that is told. */
    private Answer elsewhere(Exchange exchange, Request asked) {
        String method = exchange.method();
        String path = exchange.path();
        var other = routes.otherServer(path);
        if (other.isPresent()) {
            var caller = authentication.of(asked, exchange.header("Authorization"), Query.parse(exchange.query()));
            return caller.isEmpty() ? nobody(asked) : Answer.of(Forwarding.notPassedOn(method, other.get()));
        }
        if (path.equals("/") && method.equals("GET")) {
            return Answer.moved(method, PageHandler.UI + "/");
        }
        String shorter = path.replaceFirst("/+$", "");
        boolean known = !shorter.equals(path) && find(method, shorter).isPresent();
        return known ? Answer.moved(method, shorter) : Answer.noRoute(method, exchange.url());
    }
}
