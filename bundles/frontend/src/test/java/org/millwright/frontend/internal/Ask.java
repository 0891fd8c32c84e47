// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.millwright.frontend.internal.objects.Editing;
import org.millwright.models.Item;
import org.millwright.models.Job;
import org.millwright.models.Lease;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.millwright.models.Wire;

/**
 * One request, the one right that it needs, and how its answer shows that it was let through.
 *
 * @param action with a part after its colon where the right may be that narrow
 */
record Ask(
        String method,
        String path,
        Optional<String> body,
        String scope,
        String action,
        String specific,
        Predicate<HttpResponse<String>> allowed) {

    private static final String REFUSED = "\"Type\":\"AUTH\"";

    static Ask of(String method, String path, String action, String specific) {
        return new Ask(
                method,
                path,
                Optional.empty(),
                path.split("[/?]")[0],
                action,
                specific,
                answer -> answer.statusCode() != 403 || !answer.body().contains(REFUSED));
    }

    Ask sending(String text) {
        return new Ask(method, path, Optional.of(text), scope, action, specific, allowed);
    }

    private Ask in(String otherScope) {
        return new Ask(method, path, body, otherScope, action, specific, allowed);
    }

    private Ask shownBy(Predicate<HttpResponse<String>> sign) {
        return new Ask(method, path, body, scope, action, specific, sign);
    }

    /** All that may be asked of a kind, with one object of it. */
    static <T extends Model> List<Ask> all(Item<T> item) {
        var kind = item.kind();
        String name = kind.name();
        String one = name + "/" + item.key();
        String owner = kind.authKey(item.value());
        var asks = new ArrayList<Ask>();
        asks.add(of("GET", name, "list", "").shownBy(answer -> !answer.body().equals("[]")));
        asks.add(of("HEAD", name, "list", "").shownBy(answer -> !answer.headers()
                .firstValue("X-Drp-List-Count")
                .orElseThrow()
                .equals("0")));
        asks.add(of("GET", one, "get", owner).shownBy(answer -> answer.statusCode() == 200));
        asks.add(of("GET", "meta/" + one, "get", owner).in(name).shownBy(answer -> answer.statusCode() == 200));
        if (!kind.equals(Lease.KIND)) {
            asks.addAll(changes(item, one, owner));
        }
        if (!kind.equals(Param.KIND)) {
            asks.addAll(actions(one + (kind.equals(Job.KIND) ? "/plugin_actions" : "/actions"), item.key()));
        }
        if (kind.params().isPresent()) {
            asks.addAll(params(one, item.key()));
        }
        if (kind.equals(User.KIND)) {
            asks.add(of("PUT", one + "/password", "password", item.key()).sending("{'Password':''}"));
        }
        // Last: what comes again may differ in what the server fills in.
        asks.add(of("DELETE", one, "delete", owner));
        return asks;
    }

    private static <T extends Model> List<Ask> changes(Item<T> item, String one, String owner) {
        var kind = item.kind();
        var asks = new ArrayList<Ask>();
        if (!kind.equals(Job.KIND)) {
            asks.add(of("POST", kind.name(), "create", "").sending("{}"));
        }
        asks.add(of("PATCH", "meta/" + one, "update:/Meta/note", owner)
                .in(kind.name())
                .sending("[{'op':'add','path':'/note','value':'x'}]"));
        var stored = Editing.stored(item.value());
        stored.fieldNames().forEachRemaining(field -> {
            var value = stored.get(field);
            asks.add(of("PATCH", one, "update:/" + field, owner)
                    .sending("[{\"op\":\"replace\",\"path\":\"/" + field + "\",\"value\":" + value + "}]"));
            put(item, stored, field)
                    .ifPresent(changed ->
                            asks.add(of("PUT", one, changed.right(), owner).sending(changed.json())));
        });
        return asks;
    }

    private record Changed(String right, String json) {}

    /** The object with another value in this field, where one can be made that is read as such. */
    private static <T extends Model> Optional<Changed> put(Item<T> item, ObjectNode stored, String field) {
        return others(stored.get(field)).stream()
                .flatMap(value -> put(item, stored, field, value).stream())
                .findFirst();
    }

    private static <T extends Model> Optional<Changed> put(
            Item<T> item, ObjectNode stored, String field, JsonNode value) {
        var after = stored.deepCopy();
        after.set(field, value);
        try {
            var read = Wire.read(item.kind(), after);
            var places = Editing.differences(stored, Editing.stored(read));
            boolean same = item.kind().key(read).equals(item.key());
            return same && places.size() == 1
                    ? Optional.of(new Changed("update:" + places.get(0), after.toString()))
                    : Optional.empty();
        } catch (Problem p) {
            return Optional.empty();
        }
    }

    private static List<JsonNode> others(JsonNode value) {
        var make = JsonNodeFactory.instance;
        var text = make.textNode(value.asText() + "x");
        return List.of(
                value.isBoolean() ? make.booleanNode(!value.asBoolean()) : text,
                make.numberNode(value.asInt() + 1),
                make.textNode("3e7031fe-3062-45f1-835c-92541bc9cbd9"),
                make.textNode("10.9.8.7"),
                make.textNode("2026-11-22T20:00:00Z"),
                make.arrayNode().add("x"),
                make.arrayNode().add(make.objectNode()),
                make.objectNode().put("x", "x"),
                make.objectNode().set("x", make.arrayNode()),
                make.objectNode().put("Name", "x"));
    }

    private static List<Ask> actions(String path, String key) {
        return List.of(
                of("GET", path, "actions", key),
                of("GET", path + "/increment", "action:increment", key),
                of("POST", path + "/increment", "action:increment", key).sending("{}"));
    }

    private static List<Ask> params(String one, String key) {
        return List.of(
                of("GET", one + "/params", "get", key).shownBy(answer -> answer.statusCode() == 200),
                of("GET", one + "/params/note", "get", key).shownBy(answer -> answer.statusCode() == 200),
                of("POST", one + "/params/note", "update:/Params/note", key).sending("'" + System.nanoTime() + "'"),
                of("GET", one + "/pubkey", "updateSecure", key));
    }
}
