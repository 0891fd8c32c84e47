// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Someone who may log in.
 *
 * @param passwordHash base64 of the hash's text form; never in answers
 * @param secret goes into the user's tokens; changing it revokes them
 */
@RecordBuilder
public record User(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String passwordHash,
        String secret,
        List<String> roles)
        implements Model, UserBuilder.With {

    public static final Kind<User> KIND = Kind.of("users", User.class)
            .key(Attribute.text("Name", User::name))
            .refers(Reference.many("roles", User::roles, "Role {ref} does not exist")
                    .available("Role {ref} is not available")
                    .holds("In use by User {name}"))
            .check(User::check)
            .build();

    public User {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        passwordHash = Fill.text(passwordHash);
        secret = Fill.text(secret);
        roles = Fill.list(roles);
    }

    private void check(Faults faults) {
        faults.userName("Invalid Name", name);
        try {
            Base64.getDecoder().decode(passwordHash);
        } catch (IllegalArgumentException e) {
            faults.fatal("PasswordHash: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}
