// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that a boot environment, stage or task renders: where it appears and which text it is made from.
 *
 * @param link instead of a text, the path of a file that appears there
 */
public record TemplateEntry(
        String name,
        String path,
        @JsonProperty("ID") String id,
        String contents,
        Map<String, String> meta,
        String link) {

    /** The field of {@code Meta} that says for which engine a text is. */
    public static final String ENGINE = "engine";

    public TemplateEntry {
        name = Fill.text(name);
        path = Fill.text(path);
        id = Fill.text(id);
        contents = Fill.text(contents);
        meta = Fill.map(meta);
        link = Fill.text(link);
    }

    /** What it says of itself, or its owner where it names no engine. */
    public Map<String, String> engineOr(Map<String, String> ownerMeta) {
        return meta.containsKey(ENGINE) ? meta : ownerMeta;
    }

    static void check(Map<String, String> ownerMeta, List<TemplateEntry> entries, boolean pathNeeded, Faults faults) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            faults.fatal(entry.name.isEmpty(), "Template[" + i + "] is missing a Name");
            faults.fatal(pathNeeded && entry.path.isEmpty(), "Template[" + i + "] is missing a Path");
            faults.template(
                    "Template[" + i + "] Path is not a valid text/template",
                    entry.engineOr(ownerMeta),
                    entry.name,
                    entry.path);
            faults.fatal(
                    entry.id.isEmpty() && entry.contents.isEmpty() && entry.link.isEmpty(),
                    "Template[" + i + "] must have either an ID or Contents set");
            faults.fatal(
                    !entry.id.isEmpty() && !entry.contents.isEmpty(),
                    "Template[" + i + "] has both an ID and Contents");
        }
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).name;
            Integer first = seen.putIfAbsent(name, i);
            if (first != null) {
                faults.fatal("Template " + i + " and " + first + " have the same name " + name);
            }
        }
    }

    static List<String> ids(List<TemplateEntry> entries) {
        return entries.stream().map(TemplateEntry::id).toList();
    }
}
