// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.models.Param;
import org.millwright.models.Pref;

/** What of an object may be written down: secrets are left out, by their type or by their name, and long values are cut. */
record Redaction(Image image, String kind, String key) {

    static final JsonNode HIDDEN = JsonNodeFactory.instance.textNode("******");

    private static final int LONGEST = 1000;
    private static final String PARAMS = "Params";
    private static final Set<String> SEALED = Set.of("Key", "Nonce", "Payload");
    private static final Set<String> SECRET_PREFS = Set.of(Prefs.BASE_TOKEN_SECRET, Prefs.SYSTEM_GRANTOR_SECRET);
    private static final String NAMES = "password|passphrase|secret|private.?key|credential";
    private static final TellingNames SECRET = new TellingNames(NAMES);
    private static final TellingNames SECRET_PARAM = new TellingNames(NAMES + "|token");

    /** Whether the field at this path is a secret, whatever its value. */
    boolean hides(FieldPath path) {
        String name = path.name();
        boolean param = path.depth() == 2 && path.above().is(PARAMS);
        return SECRET.fits(name)
                || param && (SECRET_PARAM.fits(name) || secure(name))
                || kind.equals(Pref.KIND.name()) && name.equals("Val") && SECRET_PREFS.contains(key)
                || kind.equals(Param.KIND.name()) && path.is("Schema") && secure(key);
    }

    private boolean secure(String param) {
        return image.find(Param.KIND, param)
                .filter(item -> item.value().secure())
                .isPresent();
    }

    static boolean sealed(JsonNode value) {
        return value.size() == SEALED.size() && SEALED.stream().allMatch(value::has);
    }

    /** The value as it may be written down; empty where there is none. */
    Optional<Object> shown(FieldPath path, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        var shown = hides(path) ? HIDDEN : masked(path, value).orElse(value);
        if (!shown.isTextual() && !shown.isContainerNode()) {
            return Optional.of(shown);
        }
        String text = shown.isTextual() ? shown.textValue() : shown.toString();
        return Optional.of(
                text.length() > LONGEST
                        ? text.substring(0, LONGEST) + "... (" + text.length() + " characters)"
                        : shown);
    }

    /** With its secrets hidden; empty where there are none, as in most. It isn't one itself by its name. */
    private Optional<JsonNode> masked(FieldPath path, JsonNode value) {
        if (sealed(value)) {
            return Optional.of(HIDDEN);
        }
        return value instanceof ObjectNode object
                ? masked(path, object)
                : value instanceof ArrayNode array ? masked(path, array) : Optional.empty();
    }

    private Optional<JsonNode> masked(FieldPath path, ObjectNode object) {
        var hidden = new HashMap<String, JsonNode>();
        for (var field : object.properties()) {
            var place = path.below(field.getKey());
            var secret = hides(place) ? Optional.of(HIDDEN) : masked(place, field.getValue());
            secret.ifPresent(instead -> hidden.put(field.getKey(), instead));
        }
        if (hidden.isEmpty()) {
            return Optional.empty();
        }
        var shown = JsonNodeFactory.instance.objectNode();
        shown.setAll(object);
        shown.setAll(hidden);
        return Optional.of(shown);
    }

    /** What its elements are is in the name of the list. */
    private Optional<JsonNode> masked(FieldPath path, ArrayNode array) {
        var hidden = new HashMap<Integer, JsonNode>();
        for (int at = 0; at < array.size(); at++) {
            int place = at;
            masked(path, array.get(at)).ifPresent(instead -> hidden.put(place, instead));
        }
        if (hidden.isEmpty()) {
            return Optional.empty();
        }
        var shown = JsonNodeFactory.instance.arrayNode().addAll(array);
        hidden.forEach(shown::set);
        return Optional.of(shown);
    }
}
