// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A text that other objects render by its ID. */
public record Template(
        Map<String, String> meta, String endpoint, @JsonProperty("ID") String id, String description, String contents)
        implements Model {

    public static final Kind<Template> KIND = Kind.of("templates", Template.class)
            .key(Attribute.text("ID", Template::id))
            .check((template, faults) -> faults.templateId("Invalid ID", template.id()))
            .build();

    public Template {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        description = Fill.text(description);
        contents = Fill.text(contents);
    }
}
