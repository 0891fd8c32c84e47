// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Map;

/** A named list of rights that users have. */
public record Role(
        Map<String, String> meta,
        String endpoint,
        String name,
        List<Claim> claims,
        String description,
        String documentation)
        implements Model {

    public static final Kind<Role> KIND = Kind.of("roles", Role.class)
            .key(Attribute.text("Name", Role::name))
            .check((role, faults) -> faults.name("Invalid Name", role.name()))
            .build();

    /** Of the first user. Known besides the content that shows it, or nobody could bring that content back. */
    public static final Role SUPERUSER = new Role(Map.of(), "", "superuser", List.of(new Claim("*", "*", "*")), "", "");

    public Role {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        claims = Fill.list(claims);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
    }
}
