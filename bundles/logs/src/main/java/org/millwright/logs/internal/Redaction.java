// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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
    boolean hides(List<String> path) {
        String name = path.isEmpty() ? "" : path.get(path.size() - 1);
        boolean param = path.size() == 2 && path.get(0).equals(PARAMS);
        return SECRET.fits(name)
                || param && (SECRET_PARAM.fits(name) || secure(name))
                || kind.equals(Pref.KIND.name()) && name.equals("Val") && SECRET_PREFS.contains(key)
                || kind.equals(Param.KIND.name()) && path.equals(List.of("Schema")) && secure(key);
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
    Optional<Object> shown(List<String> path, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        var shown = masked(path, value);
        String text = shown.isTextual() ? shown.asText() : shown.toString();
        return Optional.of(
                text.length() > LONGEST
                        ? text.substring(0, LONGEST) + "... (" + text.length() + " characters)"
                        : shown);
    }

    private JsonNode masked(List<String> path, JsonNode value) {
        if (hides(path) || sealed(value)) {
            return HIDDEN;
        }
        if (value instanceof ObjectNode object) {
            var shown = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(entry -> shown.set(
                            entry.getKey(), masked(Differences.below(path, entry.getKey()), entry.getValue())));
            return shown;
        }
        if (value.isArray()) {
            var shown = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> shown.add(masked(path, element)));
            return shown;
        }
        return value;
    }
}
