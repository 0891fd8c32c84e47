// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A text that other objects render by its ID. */
public record Template(
        Map<String, String> meta, String endpoint, @JsonProperty("ID") String id, String description, String contents)
        implements Model {

    public static final Kind<Template> KIND = Kind.of("templates", Template.class)
            .key(Attribute.text("ID", Template::id))
            .refers(Reference.many("templates", Template::calls, ""))
            .check((template, faults) -> faults.templateId("Invalid ID", template.id()))
            .build();

    public Template {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        description = Fill.text(description);
        contents = Fill.text(contents);
    }

    /** The names of the templates that it calls, {@link TemplateCalls#ANY} among them where it doesn't say all. */
    public List<String> calls() {
        return TemplateCalls.in(contents);
    }

    /** The names under which it is called: its ID, and those of what it defines. */
    public List<String> names() {
        return Stream.concat(Stream.of(id), TemplateCalls.definedIn(contents).stream())
                .toList();
    }
}
