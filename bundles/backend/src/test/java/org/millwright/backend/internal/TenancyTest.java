// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Raw;
import org.millwright.models.Role;
import org.millwright.models.Status;
import org.millwright.models.Tenant;
import org.millwright.models.User;

/** What ties tenants, users and roles to other objects. */
class TenancyTest {

    private final LiveBackend backend = Given.basic();

    private <T extends Model> Item<T> create(Request request, Kind<T> kind, String text) {
        return backend.write(request, tx -> tx.create(kind, Given.quoted(kind, text)));
    }

    private List<String> refused(Kind<?> kind, String text) {
        return catchThrowableOfType(Problem.class, () -> create(USER, kind, text))
                .messages();
    }

    private Tenant tenant() {
        return backend.image().find(Tenant.KIND, "t1").orElseThrow().value();
    }

    @BeforeEach
    void fill() {
        create(USER, User.KIND, "{'Name':'fred'}");
        create(USER, User.KIND, "{'Name':'wilma'}");
        create(USER, Profile.KIND, "{'Name':'p1'}");
        create(USER, Tenant.KIND, "{'Name':'t1','Members':{'profiles':['p1']},'Users':['fred','auth-groups:x']}");
    }

    @Test
    void refusesATenantWithStrangeMembersOrUsers() {
        assertThat(refused(Tenant.KIND, "{'Name':'!','Members':{'cats':[]},'Users':['nobody','fred']}"))
                .containsExactly(
                        "Invalid Name `!`",
                        "Invalid ",
                        "User nobody does not exist",
                        "User fred already in tenant t1, and users can only be in one tenant at a time");
    }

    @Test
    void givesATenantWhatItsUserMakes() {
        create(new Request("r2", "user:fred", false), Profile.KIND, "{'Name':'p2'}");
        create(new Request("r3", "user:wilma", false), Profile.KIND, "{'Name':'p3'}");
        create(new Request("r4", "user:fred", false), Role.KIND, "{'Name':'r1'}");
        assertThat(tenant().members()).isEqualTo(Map.of("profiles", List.of("p1", "p2")));
    }

    @Test
    void takesWhatIsDeletedFromItsTenant() {
        backend.write(USER, tx -> tx.delete(Profile.KIND, "p1"));
        assertThat(tenant().members()).isEqualTo(Map.of("profiles", List.of()));
        backend.write(USER, tx -> tx.delete(User.KIND, "fred"));
        assertThat(tenant().users()).containsExactly("auth-groups:x");
        assertThat(backend.image()
                        .find(Tenant.KIND, "t1")
                        .orElseThrow()
                        .status()
                        .available())
                .isTrue();
    }

    @Test
    void keepsATenantThatHasUsers() {
        var problem =
                catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.delete(Tenant.KIND, "t1")));
        assertThat(problem.code()).isEqualTo(409);
        assertThat(problem.messages()).containsExactly("Constraining Users: [fred auth-groups:x]");
    }

    @Test
    void refusesARoleThatGrantsWhatThereIsNot() {
        assertThat(refused(
                        Role.KIND,
                        "{'Name':'r1','Claims':[{'scope':'cats, machines','action':'milk,update:/Name,action:x,*'}]}"))
                .containsExactly("No such scope 'cats'", "No such action 'milk'");
        create(USER, Role.KIND, "{'Name':'r2','Claims':[{'scope':'*','action':'anything','specific':'*'}]}");
    }

    @Test
    void letsARoleOfALayerWaitForTheKindThatItSpeaksOf() {
        var role = json(Role.KIND, "{\"Name\":\"herd\",\"Claims\":[{\"scope\":\"cats\",\"action\":\"*\"}]}");
        backend.layers(
                USER,
                layers -> layers.with(Given.layer("zoo", Layer.Type.DYNAMIC, Map.of("roles", Map.of("herd", role)))));
        assertThat(status("herd").errors()).containsExactly("No such scope 'cats'");
        backend.write(USER, tx -> {
            tx.declare(Raw.kind("cats", Map.of()));
            return null;
        });
        assertThat(status("herd").available()).isTrue();
        backend.write(USER, tx -> {
            tx.withdraw("cats");
            return null;
        });
        assertThat(status("herd").available()).isFalse();
    }

    private Status status(String role) {
        return backend.image().find(Role.KIND, role).orElseThrow().status();
    }
}
