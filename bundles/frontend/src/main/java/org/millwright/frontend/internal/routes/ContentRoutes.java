// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.millwright.content.Contents;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.objects.Editing;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The layers of content, from the writable one down, and the packages among them that are uploaded. */
@Component(service = Routes.class)
public final class ContentRoutes implements Routes {

    private static final String NAME = "contents";

    private static final Shape DOCUMENT = Shape.json(
            """
            {"type": "object", "required": ["meta", "sections"], "additionalProperties": false, "properties": {
              "meta": {"type": "object"},
              "sections": {"type": "object", "additionalProperties": {"type": "object"}}}}
            """);
    private static final Shape SENT = Shape.json(
            """
            {"type": "object", "required": ["meta"], "properties": {
              "meta": {"type": "object", "required": ["Name"], "properties": {"Name": {"type": "string"}}},
              "sections": {"type": "object", "additionalProperties": {"type": "object"}}}}
            """);
    private static final Shape SUMMARY = Shape.json(
            """
            {"type": "object", "required": ["meta", "Counts", "Warnings"], "additionalProperties": false, "properties": {
              "meta": {"type": "object"},
              "Counts": {"type": "object", "additionalProperties": {"type": "integer"}},
              "Warnings": {"type": "array", "items": {"type": "string"}}}}
            """);

    private final Contents contents;

    @Activate
    public ContentRoutes(@Reference Contents contents) {
        this.contents = contents;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", NAME, this::list)
                        .as(Operation.says("Lists the layers of content, from the writable one down")
                                .needs(NAME + " list")
                                .answers(Shape.list(SUMMARY))),
                Route.of("GET", NAME + "/:id", this::get)
                        .as(Operation.says("Answers one layer as a whole")
                                .needs(NAME + " get <name>")
                                .answers(DOCUMENT)),
                Route.of("POST", NAME, this::create)
                        .as(changed("Adds a package", "create").answers(201, SUMMARY)),
                Route.of("PUT", NAME + "/:id", this::replace)
                        .as(changed("Replaces a package that was uploaded", "update")
                                .answers(SUMMARY)),
                Route.of("DELETE", NAME + "/:id", this::delete)
                        .as(Operation.says("Takes a package away that was uploaded")
                                .needs(NAME + " delete <name>")
                                .answersNothing(204)
                                .refuses(500)));
    }

    private static Operation changed(String summary, String action) {
        return Operation.says(summary)
                .needs(NAME + " " + action + " <name>")
                .query("replaceWritable", "`true`: objects of the writable layer make room for those of the package")
                .takes(SENT)
                .refuses(500);
    }

    private Answer list(Call call) {
        call.require(NAME, "list", "");
        return Answer.ok(contents.summaries());
    }

    private Answer get(Call call) {
        String name = call.part("id");
        call.require(NAME, "get", name);
        return contents.document(name)
                .map(Answer::ok)
                .orElseThrow(() -> new Problem(NAME, name, call.method(), List.of("No such content store"), 404));
    }

    private Answer create(Call call) {
        var document = call.read(Wire::tree);
        call.require(NAME, "create", name(document));
        try {
            return Answer.created(contents.create(call.request(), document, replaceWritable(call)));
        } catch (Problem p) {
            throw p.type().isEmpty() ? p.as(call.method()) : p;
        }
    }

    private Answer replace(Call call) {
        var document = call.read(Wire::tree);
        String name = call.part("id");
        call.require(NAME, "update", name);
        return Answer.ok(
                settled(call, 500, () -> contents.replace(call.request(), name, document, replaceWritable(call))));
    }

    private Answer delete(Call call) {
        String name = call.part("id");
        call.require(NAME, "delete", name);
        return settled(call, 404, () -> {
            contents.delete(call.request(), name);
            return Answer.empty(204);
        });
    }

    /** What the stack refuses has this status here. */
    private static <R> R settled(Call call, int refused, Supplier<R> change) {
        try {
            return change.get();
        } catch (Problem p) {
            boolean unlike = p.code() == 422 || p.code() == 500;
            throw unlike
                    ? new Problem(NAME, call.part("id"), call.method(), p.messages(), refused)
                    : Editing.typed(p, call.method());
        }
    }

    private static String name(JsonNode document) {
        return document.path("meta").path("Name").asText("");
    }

    private static boolean replaceWritable(Call call) {
        return call.query().isTrue("replaceWritable");
    }
}
