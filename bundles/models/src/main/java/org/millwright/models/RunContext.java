// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;

/** A place besides the machine itself in which its tasks run, such as a container. */
public record RunContext(
        Map<String, String> meta,
        String endpoint,
        String name,
        String image,
        String engine,
        String description,
        String documentation)
        implements Model {

    public static final Kind<RunContext> KIND = Kind.of("contexts", RunContext.class)
            .key(Attribute.text("Name", RunContext::name))
            .attribute(Attribute.text("Image", RunContext::image))
            .attribute(Attribute.text("Engine", RunContext::engine))
            .check((context, faults) -> faults.name("Invalid Name", context.name))
            .build();

    public RunContext {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        image = Fill.text(image);
        engine = Fill.text(engine);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
    }
}
