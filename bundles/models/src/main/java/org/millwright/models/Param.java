// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;
import java.util.Optional;

/** What a parameter of this name means, which values it takes and which it has by default. */
public record Param(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        boolean secure,
        Object schema)
        implements Model {

    public static final Kind<Param> KIND = Kind.of("params", Param.class)
            .key(Attribute.text("Name", Param::name))
            .attribute(Attribute.flag("Secure", Param::secure))
            .check((param, faults) -> faults.paramName("Invalid Name", param.name()))
            .build();

    public Param {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
    }

    /** The schema's default, where it has one that isn't null. */
    public Optional<Object> defaultValue() {
        return schema instanceof Map<?, ?> map ? Optional.ofNullable(map.get("default")) : Optional.empty();
    }
}
