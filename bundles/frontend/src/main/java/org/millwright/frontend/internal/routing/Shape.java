// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Map;
import org.millwright.models.Kind;
import org.millwright.models.Schemas;
import org.millwright.models.Wire;

/** The shape of a JSON value in the description of a route. It costs nothing until somebody reads the description. */
public interface Shape {

    /** The schema; what it refers to is defined there. */
    ObjectNode in(Schemas schemas);

    /** Any JSON. */
    Shape ANY = schemas -> JsonNodeFactory.instance.objectNode();

    Shape TEXT = of(String.class);

    /** RFC 6902. */
    Shape PATCH = json(
            """
            {"type": "array", "items": {"type": "object", "required": ["op", "path"], "properties": {
              "op": {"enum": ["add", "remove", "replace", "move", "copy", "test"]},
              "path": {"type": "string"}, "from": {"type": "string"}, "value": {}}}}
            """);

    /** An answer of this type, for the most part a record. */
    static Shape of(Type type) {
        return schemas -> schemas.seen(type);
    }

    /** A body that is read as this type. */
    static Shape sent(Type type) {
        return schemas -> schemas.sent(type);
    }

    static Shape of(Kind<?> kind) {
        return schemas -> schemas.seen(kind);
    }

    static Shape sent(Kind<?> kind) {
        return schemas -> schemas.sent(kind);
    }

    static Shape list(Shape element) {
        return schemas -> schemas.seen(Object[].class).set("items", element.in(schemas));
    }

    static Shape map(Shape value) {
        return schemas -> schemas.seen(Map.class).set("additionalProperties", value.in(schemas));
    }

    /** An object with all of these fields and no others. */
    static Shape object(Map<String, Shape> fields) {
        return schemas -> {
            var object = JsonNodeFactory.instance.objectNode().put("type", "object");
            fields.forEach((name, shape) -> {
                object.withObjectProperty("properties").set(name, shape.in(schemas));
                object.withArrayProperty("required").add(name);
            });
            return object.put("additionalProperties", false);
        };
    }

    /** What has no type: a schema that refers to nothing. */
    static Shape json(String schema) {
        return schemas -> (ObjectNode) Wire.tree(schema.getBytes(UTF_8));
    }
}
