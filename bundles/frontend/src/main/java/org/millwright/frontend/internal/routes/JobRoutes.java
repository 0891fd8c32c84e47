// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.millwright.backend.Backend;
import org.millwright.files.JobLogs;
import org.millwright.files.UploadProblem;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.FileContent;
import org.millwright.frontend.internal.login.Sight;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Missing;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Job;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What agents ask for: their machine's next job, what it does, and the log that they write about it. */
@Component(service = Routes.class)
public final class JobRoutes implements Routes {

    private static final String NAME = Job.KIND.name();
    private static final String BYTES = "application/octet-stream";

    private final Backend backend;
    private final JobLogs logs;

    @Activate
    public JobRoutes(@Reference Backend backend, @Reference JobLogs logs) {
        this.backend = backend;
        this.logs = logs;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", NAME, this::next)
                        .as(Operation.says("Hands out the next job of a machine")
                                .needs("jobs create <machine>")
                                .takes(Shape.of(Job.KIND))
                                .answers(201, Shape.of(Job.KIND))
                                .refuses(501)),
                Route.of("GET", NAME + "/:id/actions", this::actions)
                        .as(Operation.says("Answers what a job does, rendered for its machine")
                                .needs("jobs actions <machine>")
                                .answers(Shape.ANY)
                                .refuses(501)),
                Route.of("GET", NAME + "/:id/log", this::log)
                        .as(Operation.says("Answers the log of a job")
                                .needs("jobs log <machine>")
                                .answersFile()
                                .refuses(500)),
                Route.of("HEAD", NAME + "/:id/log", this::log)
                        .as(Operation.says("Tells how long the log of a job is")
                                .needs("jobs log <machine>")
                                .answersNothing(200)
                                .refuses(500)),
                Route.of("PUT", NAME + "/:id/log", this::append)
                        .as(Operation.says("Appends to the log of a job")
                                .needs("jobs log <machine>")
                                .takesFile()
                                .answersNothing(204)
                                .refuses(415, 500)));
    }

    /** Which job a machine gets is not for its author to say. */
    private Answer next(Call call) {
        var wanted = call.read(json -> Wire.read(Job.KIND, json));
        String uuid = wanted.machine();
        if (uuid.isEmpty()) {
            throw new Problem("", "", call.method(), List.of("Create request must have Machine field"), 400);
        }
        call.require(NAME, "create", uuid);
        var image = backend.image();
        var machine = image.find(Machine.KIND, uuid)
                .filter(Sight.of(image, call.principal()).of(Machine.KIND))
                .orElseThrow(() -> Problem.invalid("", "", List.of("Machine " + uuid + " does not exist")));
        if (!machine.value().runnable() || !machine.status().available()) {
            throw new Problem("", "", "Conflict", List.of("Machine " + uuid + " is not runnable"), 409);
        }
        throw Missing.engine(call, "Jobs can't be created yet: this server does not hand them out");
    }

    private Answer actions(Call call) {
        found(call, "actions");
        throw Missing.engine(call, "What a job does can't be told yet: this server does not render tasks");
    }

    private Answer log(Call call) {
        String uuid = found(call, "log");
        try {
            return Answer.of(FileContent.whole(logs.find(uuid))).with("Content-Type", BYTES);
        } catch (UploadProblem e) {
            throw refused(call, e);
        }
    }

    private Answer append(Call call) {
        String uuid = found(call, "log");
        if (!call.body().type().equals(BYTES)) {
            String message = "job log put must have content-type " + BYTES;
            throw new Problem("", "", "API ERROR", List.of(message), 415);
        }
        try {
            logs.append(uuid, call.body().bytes(call.method()));
            return Answer.empty(204);
        } catch (UploadProblem e) {
            throw refused(call, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem refused(Call call, UploadProblem e) {
        int code = e.reason() == UploadProblem.Reason.FULL ? 507 : 500;
        return new Problem(NAME, call.part("id"), call.method(), List.of(e.getMessage()), code);
    }

    /** The key of a job that there is and that the caller may do this with. */
    private String found(Call call, String action) {
        var image = backend.image();
        String id = call.part("id");
        var job = image.table(Job.KIND)
                .lookup(id)
                .filter(Sight.of(image, call.principal()).of(Job.KIND))
                .orElseThrow(
                        () -> new Problem("", "", "ValidationError", List.of("Job " + id + " does not exist"), 404));
        call.require(NAME, action, Job.KIND.authKey(job.value()));
        return job.key();
    }
}
