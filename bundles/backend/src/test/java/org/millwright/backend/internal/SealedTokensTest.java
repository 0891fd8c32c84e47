// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.millwright.backend.internal.PasswordLoginsTest.role;
import static org.millwright.backend.internal.PasswordLoginsTest.user;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.backend.access.Principal;
import org.millwright.models.Claim;
import org.millwright.models.Ip;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.Role;
import org.millwright.models.User;
import org.millwright.models.Wire;

class SealedTokensTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";

    private final FakeImage image = new FakeImage()
            .with("baseTokenSecret", "token-secret-token-secret-token1")
            .with("systemGrantorSecret", "system-grantor-secret")
            .with(Role.KIND, role("superuser", new Claim("*", "*", "*")))
            .with(Role.KIND, role("reader", new Claim("machines", "get,list", "*")))
            .with(User.KIND, user("root", "", "superuser"))
            .with(User.KIND, user("ada", "", "reader"))
            .with(Machine.KIND, machine("machine-secret"));
    private final Ticking clock = new Ticking();
    private final SealedTokens tokens = new SealedTokens(clock, new LoginLimits(clock, 10, 50, Duration.ofSeconds(10)));

    @Test
    void standsForAUserWithRolesAsTheyAreNow() {
        String token = token("ada");
        assertThat(open(token).may("machines", "list", "")).isTrue();

        image.with(Role.KIND, role("reader", new Claim("stages", "list", "*")));

        assertThat(open(token).name()).isEqualTo("user:ada");
        assertThat(open(token).may("machines", "list", "")).isFalse();
        assertThat(open(token).may("stages", "list", "")).isTrue();
    }

    @Test
    void losesARoleWithTheUser() {
        String token = token("ada");
        image.with(User.KIND, user("ada", ""));

        assertThat(open(token).may("machines", "list", "")).isFalse();
    }

    @Test
    void carriesOnlyRolesThatTheUserCovers() {
        var lesser = open(token("root", "reader"));
        assertThat(lesser.may("machines", "get", "m1")).isTrue();
        assertThat(lesser.may("machines", "delete", "m1")).isFalse();

        assertThat(open(token("ada", "superuser")).may("machines", "get", "m1")).isFalse();
    }

    @Test
    void endsByTime() {
        String token = token("ada");
        clock.pass(Duration.ofSeconds(60 + 65));

        refused(token, "", "Invalid Token :token is expired by 1m5s");
    }

    @Test
    void isRevokedByAnySecret() {
        String ada = token("ada");
        image.with(User.KIND, user("ada", "", "reader").withSecret("other"));
        refused(ada, "AUTH", "Validation failed");

        String machine = tokens.forMachine(image, machine("machine-secret"), Duration.ofHours(1));
        image.with("systemGrantorSecret", "other");
        refused(machine, "AUTH", "Validation failed");

        machine = tokens.forMachine(image, machine("machine-secret"), Duration.ofHours(1));
        image.with(Machine.KIND, machine("other"));
        refused(machine, "AUTH", "Validation failed");
    }

    @Test
    void isRevokedByTheGrantorToo() {
        var root = user("root", "", "superuser");
        String token = tokens.forUser(image, user("ada", ""), root, List.of(), Duration.ofHours(1));
        image.with(User.KIND, root.withSecret("other"));

        refused(token, "AUTH", "Validation failed");
    }

    @Test
    void diesWithWhomItStandsFor() {
        String ada = token("ada");
        String machine = tokens.forMachine(image, machine("machine-secret"), Duration.ofHours(1));
        image.remove(User.KIND, "ada");
        image.remove(Machine.KIND, ID);

        refused(ada, "AUTH", "Validation failed");
        refused(machine, "AUTH", "Validation failed");
    }

    @Test
    void diesWithTheKey() {
        String token = token("ada");
        image.with("baseTokenSecret", "token-secret-token-secret-token2");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> open(token)).satisfies(p -> assertThat(p.model())
                .isEqualTo("system"));
    }

    @Test
    void letsAMachineSeeAndChangeItself() {
        var principal = open(tokens.forMachine(image, machine("machine-secret"), Duration.ofHours(1)));

        assertThat(principal.name()).isEqualTo("runner:" + ID);
        assertThat(principal.may("machines", "update:/Params/a~1b", ID)).isTrue();
        assertThat(principal.may("machines", "get", "other")).isFalse();
        assertThat(principal.may("machines", "list", "")).isFalse();
        assertThat(principal.may("machines", "updateTaskList", ID)).isFalse();
        assertThat(principal.may("params", "get", "a/b")).isTrue();
        assertThat(principal.may("info", "get", "")).isTrue();
        assertThat(principal.may("reservations", "delete", "0A000005")).isTrue();
        assertThat(principal.may("reservations", "delete", "0A000006")).isFalse();
    }

    @Test
    void letsAnUnknownMachineCreateItself() {
        var principal = open(tokens.forUnknown(image, Duration.ofMinutes(10)));

        assertThat(principal.name()).isEqualTo("unknown");
        assertThat(principal.may("machines", "create", "")).isTrue();
        assertThat(principal.may("machines", "update:/Name", ID)).isFalse();
    }

    @Test
    void saysWhyATokenCannotBeOpened() {
        refused("zzz", "", "Invalid Token :illegal base64 data at input byte 0");
        refused("AAAA!AAA", "", "Invalid Token :illegal base64 data at input byte 4");
        refused("AAAA", "", "Invalid Token :ciphertext too short");
        refused("QUFB".repeat(21), "", "Invalid Token :token contains an invalid number of segments");
    }

    @Test
    void slowsDownWhoGuessesButNoGoodToken() {
        for (int i = 0; i < 50; i++) {
            refused("zzz", "", "Invalid Token :illegal base64 data at input byte 0");
        }

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open("zzz"))
                .satisfies(p -> assertThat(p.code()).isEqualTo(429))
                .satisfies(p -> assertThat(p.retryIn()).isEqualTo(10));
        assertThat(open(token("ada")).name()).isEqualTo("user:ada");
    }

    @Test
    void tellsThoseWhoFollowWhatBecameOfTheLogin() {
        String text = token("ada");
        var login = tokens.open(image, text, Ip.NONE);
        image.with(Role.KIND, role("reader", new Claim("stages", "list", "*")));
        assertThat(login.in(image).orElseThrow().may("stages", "list", "")).isTrue();
        clock.pass(Duration.ofDays(1));
        assertThat(login.in(image)).isPresent();

        image.with(User.KIND, user("ada", "", "reader").withSecret("other"));
        assertThat(login.in(image)).isEmpty();

        image.with(User.KIND, user("ada", "", "reader")).with("baseTokenSecret", "token-secret-token-secret-token2");
        assertThat(login.in(image)).isEmpty();
    }

    private Principal open(String token) {
        return tokens.open(image, token, Ip.of(0x0A000001)).principal();
    }

    private void refused(String token, String type, String message) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open(token))
                .satisfies(p -> assertThat(p.code()).isEqualTo(403))
                .satisfies(p -> assertThat(p.type()).isEqualTo(type))
                .satisfies(p -> assertThat(p.messages()).startsWith(message));
    }

    private String token(String name, String... roles) {
        var user = image.find(User.KIND, name).orElseThrow().value();
        var wanted = roles.length == 0 ? user.roles() : List.of(roles);
        return tokens.forUser(image, user, user, wanted, Duration.ofSeconds(60));
    }

    private static Machine machine(String secret) {
        return Wire.read(
                Machine.KIND,
                ("{\"Name\":\"m1\",\"Uuid\":\"" + ID + "\",\"Address\":\"10.0.0.5\",\"Secret\":\"" + secret + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
