// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Map;

/** The stages that a machine goes through, in this order. */
public record Workflow(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        List<String> stages)
        implements Model {

    public static final Kind<Workflow> KIND = Kind.of("workflows", Workflow.class)
            .key(Attribute.text("Name", Workflow::name))
            .attribute(Attribute.list("Stages", Workflow::stages))
            .refers(Reference.many("stages", Workflow::stages, "Stage {ref} does not exist")
                    .available("Stage {ref} is not available")
                    .holds("Stage {ref} in use by Workflow {name}"))
            .check(Workflow::check)
            .build();

    public Workflow {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        stages = Fill.list(stages);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        faults.names("Invalid Stage Name", stages);
    }
}
