// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.pages;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Answers;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.ExchangeHandler;
import org.millwright.frontend.internal.routing.ApiConfig;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.RouteTable;
import org.millwright.frontend.internal.routing.ServerInfo;
import org.millwright.http.Direct;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What browsers find beside the API, without a login: its description, a page to read it, the way to a user interface. */
@Component(
        service = Direct.class,
        property = {Direct.PATH + "=" + PageHandler.UI, Direct.PATH + "=/swagger.json", Direct.PATH + "=/swagger-ui"},
        configurationPid = "org.millwright.frontend")
public final class PageHandler implements ExchangeHandler {

    public static final String UI = "/ui";

    private final RouteTable routes;
    private final String ui;
    private Optional<Description> latest = Optional.empty();

    private record Description(List<Route> routes, byte[] json) {}

    @Activate
    public PageHandler(@Reference RouteTable routes, ApiConfig config) {
        this(routes, config.uiUrl());
    }

    public PageHandler(RouteTable routes, String ui) {
        this.routes = routes;
        this.ui = ui;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        boolean reads = exchange.isHead() || exchange.method().equals("GET");
        Answers.write(exchange, reads ? answer(exchange) : Answer.noRoute(exchange.method(), exchange.path()));
    }

    private Answer answer(Exchange exchange) throws IOException {
        String path = exchange.path();
        return switch (path) {
            case UI, UI + "/" -> Answer.moved("GET", ui + "/#/e/" + host(exchange.request()));
            case "/swagger.json" -> Answer.of(200, description());
            case "/swagger-ui" -> Answer.moved("GET", SwaggerUi.PLACE);
            default -> (path.startsWith(SwaggerUi.PLACE) ? SwaggerUi.file(path) : Optional.<Answer>empty())
                    .orElseGet(() -> Answer.noRoute(exchange.method(), path));
        };
    }

    /** As the client names this server; what can't stand in an address is left out. */
    private static String host(Request request) {
        return (Request.getServerName(request) + ":" + Request.getServerPort(request))
                .replaceAll("[^\\w.:\\[\\]-]", "");
    }

    /** Made when it is asked for, and again when there are other routes. */
    private synchronized byte[] description() {
        var now = routes.now().routes();
        var known = latest.filter(made -> made.routes().equals(now))
                .orElseGet(() -> new Description(now, OpenApi.of(ServerInfo.version(), now)));
        latest = Optional.of(known);
        return known.json();
    }
}
