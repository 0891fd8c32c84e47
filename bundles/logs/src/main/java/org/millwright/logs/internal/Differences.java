// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.millwright.logs.AuditEntry;

/** The fields in which two states of an object differ, each with what it was and what it is. */
final class Differences {

    private static final int MOST = 100;

    private final Redaction redaction;
    private final List<AuditEntry.Change> changes = new ArrayList<>();
    private int left;

    private Differences(Redaction redaction) {
        this.redaction = redaction;
    }

    /** @param before missing where the object is new, as {@code after} where it is gone */
    static List<AuditEntry.Change> between(JsonNode before, JsonNode after, Redaction redaction) {
        var differences = new Differences(redaction);
        differences.compare(FieldPath.OBJECT, before, after);
        if (differences.left > 0) {
            differences.changes.add(new AuditEntry.Change("", null, "and " + differences.left + " more fields"));
        }
        return differences.changes;
    }

    private void compare(FieldPath path, JsonNode before, JsonNode after) {
        if (before.equals(after) || path.depth() == 1 && isNothing(before) && isNothing(after)) {
            return;
        }
        boolean whole = path.depth() > 0 && !(before.isObject() && after.isObject());
        if (whole || redaction.hides(path) || Redaction.sealed(before) || Redaction.sealed(after)) {
            note(path, before, after);
            return;
        }
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(path.below(name), at(before, name), at(after, name)));
    }

    private static JsonNode at(JsonNode node, String name) {
        return node.has(name) ? node.get(name) : MissingNode.getInstance();
    }

    /** What a field has that nobody set. */
    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty()
                || value.isBoolean() && !value.asBoolean()
                || value.isNumber() && value.asDouble() == 0;
    }

    private void note(FieldPath path, JsonNode before, JsonNode after) {
        if (changes.size() == MOST) {
            left++;
            return;
        }
        changes.add(new AuditEntry.Change(
                path.pointer(),
                redaction.shown(path, before).orElse(null),
                redaction.shown(path, after).orElse(null)));
    }
}
