// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millwright.backend.Request;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.metrics.Metrics;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request of the API: finds the route, then the sender, runs the route and answers, also what goes wrong.
 */
@Component(service = Servlet.class, configurationPid = "org.millwright.frontend")
@HttpWhiteboardServletPattern("/*")
@Designate(ocd = ApiServlet.Config.class)
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final Pattern AROUND_ADDRESS = Pattern.compile("[\\[\\]]|%.*");
    static final String BASE = "/api/v3/";

    /** Settings of the API. */
    @ObjectClassDefinition(name = "Millwright API")
    public @interface Config {
        @AttributeDefinition(description = "The port at which the API answers; the web server's own settings open it")
        int port() default 8092;

        @AttributeDefinition(description = "Bytes that a request may bring")
        int maxBody() default 64 << 20;

        @AttributeDefinition(
                description = "Bytes of large bodies that are read at the same time; 0: a thirty-second of the heap")
        long bodies() default 0;

        @AttributeDefinition(description = "The name of this server; empty: its first hardware address")
        String drpId() default "";

        @AttributeDefinition(description = "The user interface that browsers are sent to")
        String uiUrl() default "https://portal.rackn.io";
    }

    private final transient Authentication authentication;
    private final transient Addresses addresses;
    private final transient ApiRequests requests;
    private final int maxBody;
    private final transient BodyBudget bodies;
    private final transient RouteTable routes;

    @Activate
    public ApiServlet(
            @Reference RouteTable routes,
            @Reference Authentication authentication,
            @Reference Addresses addresses,
            @Reference Metrics metrics,
            Config config) {
        this(routes, authentication, addresses, new ApiRequests(metrics), config.maxBody(), config.bodies());
    }

    ApiServlet(
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

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = LogWish.of(request);
        long start = System.nanoTime();
        try (var mark = asked.mark()) {
            LOG.trace("API: starting {} {}", request.getMethod(), LogWish.shown(request));
            var answer = answer(request, asked);
            try {
                Answers.write(request, response, answer.with("X-Request-Id", asked.id()));
            } finally {
                requests.answered(request, answer.status(), start);
                LOG.debug(
                        "API: st: {} lt: {} us ip: {} m: {} {}",
                        answer.status(),
                        (System.nanoTime() - start) / 1000,
                        asked.address(),
                        request.getMethod(),
                        request.getRequestURI());
            }
        }
    }

    private Answer answer(HttpServletRequest request, Request asked) {
        String query = request.getQueryString();
        String url = request.getRequestURI() + (query == null ? "" : "?" + query);
        try {
            if (request.getMethod().equals("OPTIONS") && request.getHeader("Origin") != null) {
                return Answers.preflight();
            }
            return route(request, url, asked);
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
            return Answer.of(new Problem("", "", request.getMethod(), List.of("unexpected EOF"), 400));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            var messages = List.of("Internal error, request " + asked.id());
            return Answer.of(new Problem("", "", request.getMethod(), messages, 500));
        }
    }

    private Answer route(HttpServletRequest request, String url, Request asked) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        var match = path.startsWith(BASE)
                ? routes.router().find(method, path.substring(BASE.length()))
                : Optional.<Match>empty();
        var other = match.isEmpty() ? routes.otherServer(path) : Optional.<String>empty();
        if (match.isEmpty() && other.isEmpty()) {
            return elsewhere(method, path, url);
        }
        match.ifPresent(found -> ApiRequests.found(request, found.route()));
        var asker = new Asker(ip(request.getRemoteAddr()), ip(request.getLocalAddr()));
        addresses.seen(asker);
        var query = Query.parse(request.getQueryString());
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        var caller = authentication.of(asked, authorization, query);
        if (caller.isEmpty()) {
            authentication.missing(asked);
            return Answer.empty(401).with(Answers.CHALLENGE, Answers.REALM);
        }
        other.ifPresent(server -> {
            throw Forwarding.notPassedOn(method, server);
        });
        var named = asked.by(caller.get().principal().name(), query.isTrue("force"));
        var body = Answers.body(request, maxBody, bodies.share());
        return answer(match.get().route(), new Call(named, caller.get(), asker, method, url, match.get(), query, body));
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

    /** No route: where the path without its last slash has one, its address is told. */
    private Answer elsewhere(String method, String path, String url) {
        if (path.equals("/") && method.equals("GET")) {
            return Answer.moved(method, PageServlet.UI + "/");
        }
        String shorter = path.replaceFirst("/+$", "");
        boolean known = !shorter.equals(path)
                && shorter.startsWith(BASE)
                && routes.router()
                        .find(method, shorter.substring(BASE.length()))
                        .isPresent();
        return known ? Answer.moved(method, shorter) : Answer.noRoute(method, url);
    }

    static Ip ip(String text) {
        try {
            boolean plain = text.indexOf('[') < 0 && text.indexOf('%') < 0;
            return Ip.parse(plain ? text : AROUND_ADDRESS.matcher(text).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return Ip.NONE;
        }
    }
}
