// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.millwright.files.UploadProblem;
import org.millwright.files.Uploads;
import org.millwright.files.Uploads.Folder;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.FileContent;
import org.millwright.frontend.internal.exchange.SentFile;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files and ISOs that clients bring. */
@Component(service = Routes.class)
public final class FileRoutes implements Routes {

    private final Uploads uploads;

    @Activate
    public FileRoutes(@Reference Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public List<Route> routes() {
        return Arrays.stream(Folder.values()).flatMap(this::routes).toList();
    }

    private Stream<Route> routes(Folder folder) {
        String name = name(folder);
        return Stream.of(
                Route.of("GET", name, call -> list(folder, call))
                        .as(Operation.says("Lists " + name + "; folders end with a slash")
                                .needs(name + " list <path>")
                                .query("path", "the folder")
                                .answers(Shape.list(Shape.TEXT))),
                new Route("GET", List.of(name, ""), call -> get(folder, call)).as(got(name)),
                Route.of("GET", name + "/*path", call -> get(folder, call)).as(got(name)),
                Route.of("HEAD", name + "/*path", call -> head(folder, call))
                        .as(Operation.says("Tells whether there is such a file, and how much of a broken upload")
                                .needs(name + " get <path>")
                                .tells("X-DRP-SHA256SUM", "the checksum of the file")
                                .tells("X-DRP-Upload-Offset", "where to go on with an upload that broke off")
                                .answersNothing(200)),
                new Route("POST", List.of(name, ""), call -> post(folder, call)).as(brought(name)),
                Route.of("POST", name + "/*path", call -> post(folder, call)).as(brought(name)),
                Route.of("DELETE", name + "/*path", call -> delete(folder, call))
                        .as(Operation.says("Deletes a file or an empty folder")
                                .needs(name + " delete <path>")
                                .answersNothing(204)));
    }

    private static Operation got(String name) {
        return Operation.says("Answers a file").needs(name + " get <path>").answersFile();
    }

    private static Operation brought(String name) {
        return Operation.says("Keeps a file")
                .needs(name + " post <path>")
                .header("X-DRP-SHA256SUM", "keeps it only where this is its checksum")
                .header("Content-Range", "`bytes <first>-<last>/<size>`: goes on with an upload that broke off")
                .takesFile()
                .answers(201, Shape.of(Kept.class))
                .refuses(500, 501);
    }

    private static String name(Folder folder) {
        return folder.name().toLowerCase(Locale.ROOT);
    }

    /** As it was sent, with a slash before it. */
    private static String path(Call call) {
        String path = call.path().parts().getOrDefault("path", "");
        boolean directory = call.url().split("\\?", 2)[0].endsWith("/") && !path.isEmpty() && !path.endsWith("/");
        return "/" + path + (directory ? "/" : "");
    }

    private Answer list(Folder folder, Call call) {
        String path = call.query().first("path");
        call.require(name(folder), "list", "/" + path.replaceFirst("^/+", ""));
        try {
            return Answer.ok(uploads.list(folder, path));
        } catch (UploadProblem e) {
            var messages = List.of("list: error listing " + name(folder), e.getMessage());
            throw new Problem(name(folder), "", call.method(), messages, status(e.reason()));
        }
    }

    private Answer get(Folder folder, Call call) {
        call.require(name(folder), "get", path(call));
        var file = uploads.find(folder, path(call)).orElseThrow(() -> problem(folder, call, 404, "Not a regular file"));
        return Answer.of(FileContent.whole(file)).with("Content-Type", "application/octet-stream");
    }

    /** Also says how much there is of an upload that broke off. */
    private Answer head(Folder folder, Call call) {
        call.require(name(folder), "get", path(call));
        long begun = uploads.begun(folder, path(call));
        var file = uploads.find(folder, path(call));
        try {
            var answer = file.isEmpty()
                    ? Answer.empty(404)
                    : Answer.empty(200).with("X-DRP-SHA256SUM", uploads.sha256(file.get()));
            return begun == 0 ? answer : answer.with("X-DRP-Upload-Offset", Long.toString(begun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer post(Folder folder, Call call) {
        call.require(name(folder), "post", path(call));
        if (call.query().isTrue("explode")) {
            throw problem(folder, call, 501, "Archives can't be unpacked yet: upload their files one by one");
        }
        try (var sent =
                SentFile.of(call.body(), folder == Folder.ISOS ? path(call).substring(1) : path(call))) {
            if (sent.name().endsWith("/")) {
                throw problem(folder, call, 403, "Cannot upload a directory");
            }
            long size = uploads.save(folder, sent.name(), sent.incoming());
            return Answer.created(new Kept(sent.name(), size));
        } catch (UploadProblem e) {
            throw problem(folder, call, status(e.reason()), e.getMessage());
        } catch (Problem p) {
            throw new Problem(name(folder), path(call), call.method(), p.messages(), p.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Kept(String path, long size) {}

    private static int status(UploadProblem.Reason reason) {
        return switch (reason) {
            case WRONG -> 400;
            case MISSING -> 404;
            case CONFLICT -> 409;
            case FULL -> 507;
            case DISK -> 500;
        };
    }

    private Answer delete(Folder folder, Call call) {
        String path = path(call);
        call.require(name(folder), "delete", path);
        if (climbs(path)) {
            throw problem(folder, call, 403, "Cannot delete");
        }
        if (!uploads.delete(folder, path)) {
            throw problem(folder, call, 404, "Unable to delete");
        }
        return Answer.empty(204);
    }

    private static boolean climbs(String path) {
        int depth = 0;
        for (String part : path.split("/")) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private static Problem problem(Folder folder, Call call, int code, String message) {
        return new Problem(name(folder), path(call), call.method(), List.of(message), code);
    }
}
