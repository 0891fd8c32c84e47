// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.backend.LogLevel;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.logs.AuditFilter;
import org.millwright.logs.AuditTrail;
import org.millwright.logs.LogLine;
import org.millwright.logs.LogLines;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The latest lines of the log, and who changed what. */
@Component(service = Routes.class)
public final class LogRoutes implements Routes {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final LogLines lines;
    private final AuditTrail trail;

    @Activate
    public LogRoutes(@Reference LogLines lines, @Reference AuditTrail trail) {
        this.lines = lines;
        this.trail = trail;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "logs", this::logs)
                        .as(Operation.says("Answers the latest lines of the log, the oldest first")
                                .needs("logs get")
                                .query("level", "that grave or graver")
                                .query("service", "of this service")
                                .query("group", "of this request")
                                .query("since", "not before this time")
                                .query("principal", "on behalf of this user or machine")
                                .answers(Shape.list(Shape.of(Map.class)))
                                .refuses(400, 406)),
                Route.of("GET", "audit", this::audit)
                        .as(Operation.says("Answers who changed which field of what, the latest first")
                                .needs("audit get")
                                .query("kind", "of objects of this kind")
                                .query("key", "of the object with this key")
                                .query("principal", "on behalf of this user or machine")
                                .query("action", "create, update, save, delete, login or refused")
                                .query("request", "of this request")
                                .query("since", "not before this time")
                                .query("limit", "at most so many")
                                .answers(Shape.list(Shape.of(Map.class)))
                                .refuses(400, 406)));
    }

    private Answer logs(Call call) {
        call.require("logs", "get", "");
        var wanted = level(call).and(since(call)).and(named(call.query()));
        return Answer.ok(lines.latest().stream().filter(wanted).toList());
    }

    private Answer audit(Call call) {
        call.require("audit", "get", "");
        var query = call.query();
        return Answer.ok(trail.find(new AuditFilter(
                query.first("kind"),
                query.first("key"),
                query.first("principal"),
                query.first("action"),
                query.first("request"),
                instant(call).orElse(Instant.MIN),
                limit(call))));
    }

    /** What is at least as grave. */
    private static Predicate<LogLine> level(Call call) {
        String name = call.query().first("level");
        if (name.isEmpty()) {
            return line -> true;
        }
        var level = LogLevel.of(name).orElseThrow(() -> wrong(call, "level", name));
        return line ->
                LogLevel.of(line.level()).filter(has -> has.atLeast(level)).isPresent();
    }

    private static Predicate<LogLine> since(Call call) {
        var since = instant(call);
        return line -> since.isEmpty() || !line.time().isBefore(since.get());
    }

    /** A group is named by its number or by the id of its request. */
    private static Predicate<LogLine> named(Query query) {
        var services = query.words("service");
        var principals = query.words("principal");
        var groups = query.words("group");
        return line -> (services.isEmpty() || services.contains(line.service()))
                && (principals.isEmpty() || principals.contains(line.principal()))
                && (groups.isEmpty()
                        || groups.contains(line.request())
                        || groups.contains(Long.toString(line.group())));
    }

    private static Optional<Instant> instant(Call call) {
        String since = call.query().first("since");
        try {
            return since.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(since).toInstant());
        } catch (DateTimeException e) {
            throw wrong(call, "since", since);
        }
    }

    private static int limit(Call call) {
        String limit = call.query().first("limit");
        if (limit.isEmpty()) {
            return USUAL;
        }
        if (!limit.matches("[0-9]{1,9}")) {
            throw wrong(call, "limit", limit);
        }
        return Math.min(Integer.parseInt(limit), MOST);
    }

    private static Problem wrong(Call call, String field, String value) {
        return new Problem("", "", call.method(), List.of("Invalid " + field + ": " + value), 400);
    }
}
