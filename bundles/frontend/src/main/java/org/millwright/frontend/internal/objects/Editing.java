// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** Changes objects as JSON: what a patch sees of them, how two of them differ, and whom that concerns. */
public final class Editing {

    private static final Set<String> KEEP_TYPE = Set.of("ValidationError", "StillInUseError", "AUTH", "CREATE");

    /** What a patch works on: all that clients see, and what is kept but not shown. */
    static ObjectNode document(Item<?> item) {
        ObjectNode document = (ObjectNode) Wire.tree(item);
        document.setAll(stored(item.value()));
        return document;
    }

    public static ObjectNode stored(Model value) {
        return (ObjectNode) Wire.tree(Wire.stored(value));
    }

    /** The object with another value of one field. */
    static <T extends Model> T with(Kind<T> kind, T value, String field, JsonNode content) {
        var document = stored(value);
        document.set(field, content);
        return Wire.read(kind, document);
    }

    /** Pointers to all that differs, as deep as both sides are objects. */
    public static List<String> differences(JsonNode before, JsonNode after) {
        var pointers = new ArrayList<String>();
        collect("", before, after, pointers);
        return pointers;
    }

    private static void collect(String at, JsonNode before, JsonNode after, List<String> pointers) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isObject() || !after.isObject()) {
            pointers.add(at);
            return;
        }
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            collect(at + "/" + Pointer.escape(name), orNull(before.get(name)), orNull(after.get(name)), pointers);
        }
    }

    private static JsonNode orNull(JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }

    /** Asks for the right to change each of these places; the refusal names {@code said}. */
    static void require(Call call, String said, Kind<?> kind, String specific, List<String> pointers) {
        for (String pointer : pointers) {
            if (!call.may(kind.name(), "update:" + pointer, specific)) {
                throw call.denied(kind.name(), said, specific);
            }
        }
    }

    /** The same refusal under the method, unless its type says more. */
    public static Problem typed(Problem problem, String method) {
        return KEEP_TYPE.contains(problem.type()) ? problem : problem.as(method);
    }

    private Editing() {}
}
