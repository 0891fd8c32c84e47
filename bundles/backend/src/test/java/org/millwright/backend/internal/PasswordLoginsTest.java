// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.millwright.backend.access.Principal;
import org.millwright.models.Claim;
import org.millwright.models.Ip;
import org.millwright.models.Problem;
import org.millwright.models.Role;
import org.millwright.models.User;

class PasswordLoginsTest {

    private static final Ip HERE = Ip.of(0x0A000001);
    private static final Ip THERE = Ip.of(0x0A000002);

    private final FakeImage image = new FakeImage();
    private final Ticking clock = new Ticking();
    private final PasswordLogins logins = new PasswordLogins(new LoginLimits(clock, 3, 5, Duration.ofSeconds(10)));

    @Test
    void letsInWithTheRightPassword() {
        image.with(Role.KIND, role("reader", new Claim("machines", "get,list", "*")))
                .with(User.KIND, user("ada", logins.hash("secret"), "reader"));

        var principal = login("ada", "secret");

        assertThat(principal.name()).isEqualTo("user:ada");
        assertThat(principal.may("machines", "get", "m1")).isTrue();
        assertThat(principal.may("machines", "delete", "m1")).isFalse();
        assertThat(principal.may("users", "password", "ada")).isTrue();
        assertThat(principal.may("users", "password", "bob")).isFalse();
        assertThat(principal.may("info", "get", "")).isTrue();
    }

    @Test
    void knowsSuperusersWhileNoContentHasTheirRole() {
        image.with(User.KIND, user("ada", logins.hash("secret"), "superuser"))
                .with(User.KIND, user("bob", logins.hash("secret"), "nobody-has-this"));

        assertThat(login("ada", "secret").mayAll()).isTrue();
        assertThat(login("bob", "secret").may("machines", "list", "")).isFalse();
    }

    @Test
    void answersAllFailuresAlike() {
        image.with(User.KIND, user("ada", logins.hash("secret"))).with(User.KIND, user("new", ""));
        for (String[] wrong : new String[][] {{"ada", "Secret"}, {"ada", ""}, {"bob", "secret"}, {"new", ""}}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> login(wrong[0], wrong[1]))
                    .satisfies(p -> assertThat(p.code()).isEqualTo(403))
                    .satisfies(p -> assertThat(p.model()).isEqualTo("users"))
                    .satisfies(p -> assertThat(p.messages()).containsExactly("Access Denied"));
        }
    }

    @Test
    void forgetsAVerifiedPasswordWhenTheHashChanges() {
        image.with(User.KIND, user("ada", logins.hash("old")));
        assertThat(login("ada", "old").name()).isEqualTo("user:ada");

        image.with(User.KIND, user("ada", logins.hash("new")));

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> login("ada", "old"));
        assertThat(login("ada", "new").name()).isEqualTo("user:ada");
    }

    @Test
    void refusesAHashThatWouldTakeAllMemory() {
        String greedy = Base64.getEncoder().encodeToString(("1073741824$8$1$00$" + "00".repeat(32)).getBytes(UTF_8));
        image.with(User.KIND, user("ada", greedy));

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> login("ada", "x"));
    }

    @Test
    void makesWhoeverFailsTooOftenWait() {
        image.with(User.KIND, user("ada", logins.hash("secret")));
        for (int i = 0; i < 3; i++) {
            refused("ada", "guess" + i, HERE, 403);
        }

        assertThat(refused("ada", "secret", HERE, 429).retryIn()).isEqualTo(10);
        clock.pass(Duration.ofSeconds(10));
        assertThat(login("ada", "secret").name()).isEqualTo("user:ada");
    }

    @Test
    void locksNobodyOutElsewhere() {
        image.with(User.KIND, user("ada", logins.hash("secret")));
        for (int i = 0; i < 3; i++) {
            refused("ada", "guess" + i, THERE, 403);
        }

        refused("ada", "secret", THERE, 429);
        assertThat(login("ada", "secret").name()).isEqualTo("user:ada");
    }

    @Test
    void letsManyInAtOnce() throws Exception {
        image.with(User.KIND, user("ada", logins.hash("secret")));
        refused("ada", "guess", HERE, 403);
        var all = Executors.newFixedThreadPool(8);
        try {
            var right = Collections.nCopies(8, (Callable<String>) () -> login("ada", "secret", HERE));
            for (var answer : all.invokeAll(right)) {
                assertThat(answer.get()).isEqualTo("user:ada");
            }
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    void tellsThoseWhoFollowWhatBecameOfTheLogin() {
        image.with(User.KIND, user("ada", logins.hash("old")));
        var login = logins.login(image, "ada", "old", HERE);
        assertThat(login.in(image)).isPresent();

        image.with(User.KIND, user("ada", logins.hash("new")));
        assertThat(login.in(image)).isEmpty();
        image.remove(User.KIND, "ada");
        assertThat(login.in(image)).isEmpty();
    }

    private Principal login(String user, String password) {
        return logins.login(image, user, password, HERE).principal();
    }

    private String login(String user, String password, Ip from) {
        return logins.login(image, user, password, from).principal().name();
    }

    private Problem refused(String user, String password, Ip from, int code) {
        var problem = catchThrowableOfType(Problem.class, () -> logins.login(image, user, password, from));
        assertThat(problem.code()).isEqualTo(code);
        return problem;
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
