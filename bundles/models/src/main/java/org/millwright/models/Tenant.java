// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Users who see only some of the objects.
 *
 * @param members by kind, the keys of the objects that they see; of a kind that isn't named they see all
 * @param users names; what has a colon is a group of users
 */
@RecordBuilder
public record Tenant(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        Map<String, List<String>> members,
        List<String> users)
        implements Model, TenantBuilder.With {

    public static final Kind<Tenant> KIND = Kind.of("tenants", Tenant.class)
            .key(Attribute.text("Name", Tenant::name))
            .refers(Reference.many("users", Tenant::people, "User {ref} does not exist")
                    .asFatal())
            .check((tenant, faults) -> faults.name("Invalid Name", tenant.name))
            .build();

    public Tenant {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        var all = new TreeMap<String, List<String>>();
        Fill.map(members).forEach((kind, keys) -> all.put(kind, Fill.list(keys)));
        members = Fill.map(all);
        users = Fill.list(users);
    }

    /** Its users, without groups. */
    public List<String> people() {
        return users.stream().filter(user -> user.indexOf(':') < 0).toList();
    }

    /** Whether its users see only some objects of this kind, and this one among them. */
    public boolean holds(String kind, String key) {
        return members.getOrDefault(kind, List.of()).contains(key);
    }

    /** With other members of one kind. */
    public Tenant with(String kind, List<String> keys) {
        var all = new TreeMap<>(members);
        all.put(kind, keys);
        return withMembers(all);
    }
}
