// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What browsers find beside the API, without a login: its description, a page to read it, the way to a user interface. */
@Component(service = Servlet.class, configurationPid = "org.millwright.frontend")
@HttpWhiteboardServletPattern({PageServlet.UI, PageServlet.UI + "/*", "/swagger.json", "/swagger-ui", "/swagger-ui/*"})
public final class PageServlet extends HttpServlet {

    static final String UI = "/ui";

    private static final long serialVersionUID = 1L;

    private final transient RouteTable routes;
    private final String ui;
    private transient Optional<Description> latest = Optional.empty();

    private record Description(List<Route> routes, byte[] json) {}

    @Activate
    public PageServlet(@Reference RouteTable routes, ApiServlet.Config config) {
        this(routes, config.uiUrl());
    }

    PageServlet(RouteTable routes, String ui) {
        this.routes = routes;
        this.ui = ui;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        Answers.write(request, response, reads ? answer(request) : Answer.noRoute(method, request.getRequestURI()));
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        return switch (path) {
            case UI, UI + "/" -> Answer.moved("GET", ui + "/#/e/" + host(request));
            case "/swagger.json" -> Answer.of(200, description());
            case "/swagger-ui" -> Answer.moved("GET", SwaggerUi.PLACE);
            default -> (path.startsWith(SwaggerUi.PLACE) ? SwaggerUi.file(path) : Optional.<Answer>empty())
                    .orElseGet(() -> Answer.noRoute(request.getMethod(), path));
        };
    }

    /** As the client names this server; what can't stand in an address is left out. */
    private static String host(HttpServletRequest request) {
        return (request.getServerName() + ":" + request.getServerPort()).replaceAll("[^\\w.:\\[\\]-]", "");
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
