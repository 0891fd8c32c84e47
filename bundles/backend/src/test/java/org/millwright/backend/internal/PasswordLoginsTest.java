// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.models.Claim;
import org.millwright.models.Problem;
import org.millwright.models.Role;
import org.millwright.models.User;

class PasswordLoginsTest {

    private final PasswordLogins logins = new PasswordLogins();

    @Test
    void letsInWithTheRightPassword() {
        var image = new FakeImage()
                .with(Role.KIND, role("reader", new Claim("machines", "get,list", "*")))
                .with(User.KIND, user("ada", logins.hash("secret"), "reader"));

        var principal = logins.login(image, "ada", "secret");

        assertThat(principal.name()).isEqualTo("user:ada");
        assertThat(principal.may("machines", "get", "m1")).isTrue();
        assertThat(principal.may("machines", "delete", "m1")).isFalse();
        assertThat(principal.may("users", "password", "ada")).isTrue();
        assertThat(principal.may("users", "password", "bob")).isFalse();
        assertThat(principal.may("info", "get", "")).isTrue();
    }

    @Test
    void answersAllFailuresAlike() {
        var image = new FakeImage()
                .with(User.KIND, user("ada", logins.hash("secret")))
                .with(User.KIND, user("new", ""));
        for (String[] wrong : new String[][] {{"ada", "Secret"}, {"ada", ""}, {"bob", "secret"}, {"new", ""}}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> logins.login(image, wrong[0], wrong[1]))
                    .satisfies(p -> assertThat(p.code()).isEqualTo(403))
                    .satisfies(p -> assertThat(p.model()).isEqualTo("users"))
                    .satisfies(p -> assertThat(p.messages()).containsExactly("Access Denied"));
        }
    }

    @Test
    void forgetsAVerifiedPasswordWhenTheHashChanges() {
        var image = new FakeImage().with(User.KIND, user("ada", logins.hash("old")));
        assertThat(logins.login(image, "ada", "old").name()).isEqualTo("user:ada");

        image.with(User.KIND, user("ada", logins.hash("new")));

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> logins.login(image, "ada", "old"));
        assertThat(logins.login(image, "ada", "new").name()).isEqualTo("user:ada");
    }

    @Test
    void refusesAHashThatWouldTakeAllMemory() {
        String greedy = Base64.getEncoder().encodeToString(("1073741824$8$1$00$" + "00".repeat(32)).getBytes(UTF_8));
        var image = new FakeImage().with(User.KIND, user("ada", greedy));

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> logins.login(image, "ada", "x"));
    }

    @Test
    void keepsPasswordsInTheFormOfTheWire() {
        String text = new String(Base64.getDecoder().decode(logins.hash("secret")), UTF_8);

        assertThat(text).matches("16384\\$8\\$1\\$[0-9a-f]{32}\\$[0-9a-f]{64}");
    }

    static Role role(String name, Claim... claims) {
        return new Role(Map.of(), "", name, List.of(claims), "", "");
    }

    static User user(String name, String hash, String... roles) {
        return new User(Map.of(), "", name, "", hash, "secret-of-" + name, List.of(roles));
    }
}
