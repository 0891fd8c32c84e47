// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;

/** A named set of parameter values that machines and stages share. */
public record Profile(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        Map<String, Object> params)
        implements Model {

    /** The profile that every machine has. */
    public static final String GLOBAL = "global";

    public static final Kind<Profile> KIND = Kind.of("profiles", Profile.class)
            .key(Attribute.text("Name", Profile::name))
            .params(Profile::params)
            .check(Profile::check)
            .build();

    public Profile {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        params = Fill.values(params);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        faults.paramNames("Invalid Param Name", params.keySet());
    }
}
