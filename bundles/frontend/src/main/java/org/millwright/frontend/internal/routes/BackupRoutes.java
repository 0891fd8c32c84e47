// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.util.List;
import org.millwright.backend.Backup;
import org.millwright.backend.Backups;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Saves all objects and brings them back: for whoever may {@code backup} and {@code restore} the {@code system}. */
@Component(service = Routes.class)
public final class BackupRoutes implements Routes {

    private static final String PATH = "system/backups";

    private static final Shape ONE = Shape.of(Backup.class);

    private final Backups backups;

    /** What is sent to make one; an empty name is made of the time. */
    private record Wanted(String name) {}

    @Activate
    public BackupRoutes(@Reference Backups backups) {
        this.backups = backups;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", PATH, this::list)
                        .as(Operation.says("Lists backups, the newest first")
                                .needs("system backup")
                                .answers(Shape.list(ONE))),
                Route.of("POST", PATH, this::create)
                        .as(Operation.says("Saves all objects")
                                .needs("system backup")
                                .takes(Shape.sent(Wanted.class))
                                .answers(201, ONE)),
                Route.of("POST", PATH + "/:name/restore", this::restore)
                        .as(Operation.says("Brings all objects back, and answers the backup of those that were here")
                                .needs("system restore")
                                .answers(ONE)),
                Route.of("DELETE", PATH + "/:name", this::delete)
                        .as(Operation.says("Deletes a backup")
                                .needs("system backup")
                                .answersNothing(204)));
    }

    private Answer list(Call call) {
        call.require("system", "backup", "");
        return Answer.ok(backups.list());
    }

    private Answer create(Call call) {
        call.require("system", "backup", "");
        var wanted = call.read(json -> Wire.read(Wanted.class, json));
        return Answer.created(backups.create(wanted.name() == null ? "" : wanted.name()));
    }

    /** Answers with the backup of what was there before. */
    private Answer restore(Call call) {
        call.require("system", "restore", "");
        return Answer.ok(backups.restore(call.request(), call.part("name")));
    }

    private Answer delete(Call call) {
        call.require("system", "backup", "");
        backups.delete(call.part("name"));
        return Answer.empty(204);
    }
}
