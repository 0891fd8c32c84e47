// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.access.Claims;
import org.millwright.backend.access.Principal;
import org.millwright.models.Claim;
import org.millwright.models.Item;
import org.millwright.models.Role;
import org.millwright.models.User;

/** What users may do: the rights of their roles as these are now, and what everyone may do with himself. */
final class Grants {

    static Principal of(Image image, User user) {
        return of(image, user, user.roles());
    }

    /** As this user, with no more than these roles. */
    static Principal of(Image image, User user, List<String> roles) {
        var lists = new ArrayList<>(claims(image, granted(image, user, roles)));
        lists.add(List.of(new Claim("users", "token,password,get", user.name()), new Claim("info", "get", "")));
        return new Principal("user:" + user.name(), new Claims(lists));
    }

    /** Those of these roles that the user has, or whose rights a role of the user's covers. */
    static List<String> granted(Image image, User user, List<String> roles) {
        var own = new Claims(claims(image, user.roles()));
        return roles.stream()
                .filter(role -> user.roles().contains(role)
                        || claims(image, List.of(role)).stream().anyMatch(own::cover))
                .toList();
    }

    private static List<List<Claim>> claims(Image image, List<String> roles) {
        return roles.stream()
                .flatMap(name -> role(image, name).stream())
                .map(Role::claims)
                .toList();
    }

    private static Optional<Role> role(Image image, String name) {
        return image.find(Role.KIND, name).map(Item::value).or(() -> Optional.of(Role.SUPERUSER)
                .filter(role -> role.name().equals(name)));
    }

    private Grants() {}
}
