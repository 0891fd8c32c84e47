// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.millwright.files.Uploads;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files and ISO images that clients bring, list, fetch and remove. */
@Component(service = Routes.class)
public final class FileRoutes implements Routes {

    private static final String STREAM = "application/octet-stream";
    private static final String FORM = "multipart/form-data";

    private final Uploads uploads;

    @Activate
    public FileRoutes(@Reference Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public List<Route> routes() {
        return Stream.of("files", "isos").flatMap(this::of).toList();
    }

    private Stream<Route> of(String area) {
        return Stream.of(
                Route.of("GET", area, call -> list(area, call)),
                root("GET", area, call -> get(area, "/", call)),
                root("POST", area, call -> store(area, "/", call)),
                Route.of("GET", area + "/*path", call -> get(area, path(call), call)),
                Route.of("HEAD", area + "/*path", call -> digest(area, path(call), call)),
                Route.of("POST", area + "/*path", call -> store(area, path(call), call)),
                Route.of("DELETE", area + "/*path", call -> delete(area, path(call), call)));
    }

    /** The area itself, with a slash behind. */
    private static Route root(String method, String area, Function<Call, Answer> action) {
        return new Route(method, List.of(area, ""), action);
    }

    private static String path(Call call) {
        return "/" + call.part("path");
    }

    private Answer list(String area, Call call) {
        String folder = "/" + call.query().first("path").replaceFirst("^/+", "");
        call.require(area, "list", folder);
        return typed(call, () -> Answer.ok(uploads.list(area, folder)));
    }

    private Answer get(String area, String path, Call call) {
        call.require(area, "get", path);
        return find(area, path, call)
                .map(file -> Answer.of(FileContent.whole(file)).with("Content-Type", STREAM))
                .orElseThrow(() -> noFile(area, path, call));
    }

    private Answer digest(String area, String path, Call call) {
        call.require(area, "get", path);
        return find(area, path, call)
                .map(file -> Answer.empty(200).with("X-DRP-SHA256SUM", FileContent.sha256(file)))
                .orElseThrow(() -> noFile(area, path, call));
    }

    private Optional<Path> find(String area, String path, Call call) {
        try {
            return uploads.find(area, path);
        } catch (Problem p) {
            throw p.as(call.method());
        }
    }

    private static Problem noFile(String area, String path, Call call) {
        return new Problem(area, path, call.method(), List.of("Not a regular file"), 404);
    }

    private Answer store(String area, String path, Call call) {
        call.require(area, "post", path);
        if (call.query().isTrue("explode")) {
            throw refused(area, path, 501, "Uploads are not unpacked by this server yet");
        }
        String type = call.body().type();
        if (type.startsWith(STREAM)) {
            return stored(
                    area,
                    path,
                    call,
                    () -> uploads.store(area, path, call.body().in()));
        }
        if (!type.startsWith(FORM)) {
            String plain = type.split(";", 2)[0].trim();
            throw refused(area, path, 400, "Want content-type application/octet-stream, not " + plain);
        }
        var file = FormFile.in(call.body().in(), type)
                .orElseThrow(() -> refused(area, path, 400, "http: no such file", "Cannot find multipart file"));
        String named = path.equals("/") ? file.name() : path;
        return stored(area, named, call, () -> uploads.store(area, "/" + named.replaceFirst("^/", ""), file.content()));
    }

    private static Answer stored(String area, String path, Call call, Upload upload) {
        String shown = area.equals("isos") ? path.replaceFirst("^/", "") : path;
        return typed(call, () -> {
            long size = upload.run();
            return Answer.created(
                    JsonNodeFactory.instance.objectNode().put("Path", shown).put("Size", size));
        });
    }

    private Answer delete(String area, String path, Call call) {
        call.require(area, "delete", path);
        return typed(call, () -> {
            uploads.delete(area, path);
            return Answer.empty(204);
        });
    }

    private interface Upload {
        long run();
    }

    private interface Step {
        Answer run();
    }

    private static Answer typed(Call call, Step step) {
        try {
            return step.run();
        } catch (Problem p) {
            throw p.as(call.method());
        }
    }

    private static Problem refused(String area, String path, int status, String... messages) {
        return new Problem(area, path, "POST", List.of(messages), status);
    }
}
