// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * A named set of parameter values that machines and stages share.
 *
 * @param profiles whose values it has, too, where it has none of its own
 */
@RecordBuilder
public record Profile(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        @JsonDeserialize(using = Verbatim.Reader.class) Map<String, Object> params,
        List<String> profiles)
        implements Model, ProfileBuilder.With {

    /** The profile that every machine has. */
    public static final String GLOBAL = "global";

    public static final Kind<Profile> KIND = Kind.of("profiles", Profile.class)
            .key(Attribute.text("Name", Profile::name))
            .params(Profile::params, Profile::withParams)
            .attribute(Attribute.list("Profiles", Profile::profiles))
            .check(Profile::check)
            .build();

    public Profile {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        params = Fill.values(params);
        profiles = Fill.list(profiles);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        faults.names("Invalid Profile", profiles);
        faults.paramNames("Invalid Param Name", params.keySet());
    }
}
