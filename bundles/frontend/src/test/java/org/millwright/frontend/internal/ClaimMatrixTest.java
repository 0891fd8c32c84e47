// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.backend.Request;
import org.millwright.models.Claim;
import org.millwright.models.Item;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.Task;
import org.millwright.models.User;
import org.millwright.models.Wire;

/**
 * Each request for each kind and each of its fields, by users whose role holds exactly one claim: one that is enough, or
 * one that misses in one point. What the answers say must be what the claims say.
 */
class ClaimMatrixTest {

    private static final String MACHINE = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("users", "{'Name':'it'}"),
            Map.entry("params", "{'Name':'it'}"),
            Map.entry("machines", "{'Name':'it','Uuid':'" + MACHINE + "'}"),
            Map.entry(
                    "jobs",
                    "{'Uuid':'3e7031fe-3062-45f1-835c-92541bc9cbd4','Machine':'" + MACHINE + "','Task':'it',"
                            + "'Stage':'none','State':'finished','Previous':'00000000-0000-0000-0000-000000000000'}"),
            Map.entry("bootenvs", "{'Name':'it','OS':{'Name':'it'}}"),
            Map.entry(
                    "subnets",
                    "{'Name':'it','Subnet':'10.0.0.1/24','ActiveStart':'10.0.0.10','ActiveEnd':'10.0.0.20',"
                            + "'ActiveLeaseTime':60,'ReservedLeaseTime':7200,'Strategy':'MAC'}"),
            Map.entry("reservations", "{'Addr':'10.1.0.5','Token':'aa','Strategy':'MAC'}"),
            Map.entry("leases", "{'Addr':'10.2.0.5','Token':'bb','Strategy':'MAC','State':'ACK'}"),
            Map.entry("plugins", "{'Name':'it','Provider':'incrementer'}"),
            Map.entry("templates", "{'ID':'it','Contents':'x'}"),
            Map.entry("contexts", "{'Name':'it','Engine':'x','Image':'x'}"),
            Map.entry("pools", "{'Id':'it'}"),
            Map.entry("endpoints", "{'Id':'it'}"),
            Map.entry("version_sets", "{'Id':'it'}"),
            Map.entry("catalog_items", "{'Id':'it','Name':'it','Type':'x','Version':'v1.0.0'}"));

    private static final Map<String, Model> FIRST = new HashMap<>();

    private static TestServer server;
    private static List<String> headers;

    static Stream<Kind<?>> kinds() {
        return Kinds.BUILT_IN.all().stream().filter(kind -> !kind.equals(Pref.KIND));
    }

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        var holder = new User(Map.of(), "", "holder", "", "", "secret", List.of("held"));
        server.backend.write(Request.of("test"), tx -> {
            tx.create(Role.KIND, role(List.of()));
            return tx.create(User.KIND, holder);
        });
        String token =
                server.tokens.forUser(server.backend.image(), holder, holder, List.of("held"), Duration.ofHours(1));
        headers = List.of("Authorization", "Bearer " + token);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static Role role(List<Claim> claims) {
        return new Role(Map.of(), "", "held", claims, "", "");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void allowsExactlyWhatOneClaimSays(Kind<?> kind) {
        var wrong = new ArrayList<String>();
        var asks = Ask.all(there(kind));
        for (Ask ask : asks) {
            cases(ask).forEach((claims, allowed) -> {
                there(kind);
                var answer = send(ask, claims);
                if (ask.allowed().test(answer) != allowed) {
                    wrong.add((allowed ? "refused " : "allowed ") + ask.method() + " " + ask.path() + " "
                            + ask.body().orElse("") + " with " + claims + ": " + answer.statusCode() + " "
                            + answer.body());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void changesAlmostEveryFieldByPut() {
        long patches = kinds().flatMap(kind -> Ask.all(there(kind)).stream())
                .filter(ask -> ask.method().equals("PATCH"))
                .count();
        long puts = kinds().flatMap(kind -> Ask.all(there(kind)).stream())
                .filter(ask -> ask.method().equals("PUT"))
                .count();
        assertThat(puts).isGreaterThan(patches * 3 / 4);
    }

    @Test
    void showsSecretsToWhomAClaimSaysSo() {
        there(Machine.KIND);
        for (String path :
                List.of("machines/" + MACHINE + "?decode=true", "machines/" + MACHINE + "/params?decode=true")) {
            var ask = Ask.of("GET", path, "getSecure", MACHINE);
            var get = new Claim("machines", "get", "*");
            assertThat(ask.allowed().test(send(ask, List.of(get)))).isFalse();
            assertThat(ask.allowed().test(send(ask, List.of(get, new Claim("machines", "getSecure", "x")))))
                    .isFalse();
            var both = send(ask, List.of(get, new Claim("machines", "getSecure", MACHINE)));
            assertThat(both.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesWhatIsInNoScope() {
        assertThat(server.send(
                        "POST", "roles", "{'Name':'odd','Claims':[{'scope':'moon','action':'*','specific':'*'}]}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("No such scope 'moon'"));
        assertThat(server.send(
                        "POST", "roles", "{'Name':'odd','Claims':[{'scope':'users','action':'fly','specific':'*'}]}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body()).contains("No such action 'fly'"));
    }

    /** Which single claims are enough, and which miss in one point. */
    private static Map<List<Claim>, Boolean> cases(Ask ask) {
        var cases = new LinkedHashMap<List<Claim>, Boolean>();
        String scope = ask.scope();
        for (String action = ask.action(); ; action = wider(action)) {
            cases.put(List.of(new Claim(scope, action, ask.specific())), true);
            if (action.indexOf(':') < 0) {
                break;
            }
        }
        boolean field = ask.action().startsWith("update:");
        if (!field) {
            cases.put(List.of(new Claim("*", ask.action(), "*")), true);
            cases.put(List.of(new Claim(scope, "*", ask.specific())), true);
        }
        cases.put(List.of(new Claim(scope, "list, " + ask.action(), "other, " + ask.specific())), true);
        cases.put(List.of(), false);
        cases.put(List.of(new Claim(scope, ask.action(), "another")), false);
        cases.put(List.of(new Claim(scope, another(ask.action()), "*")), false);
        String elsewhere = scope.equals(Profile.KIND.name()) ? Stage.KIND.name() : Profile.KIND.name();
        if (!ask.action().equals("password")) {
            cases.put(List.of(new Claim(elsewhere, ask.action(), "*")), false);
        }
        return cases;
    }

    private static String wider(String action) {
        int slash = action.lastIndexOf('/');
        int colon = action.indexOf(':');
        return action.substring(0, slash > colon + 1 ? slash : colon);
    }

    /** The same with another field or command; else another action. */
    private static String another(String action) {
        int colon = action.indexOf(':');
        return colon >= 0 ? action + "x" : action.equals("list") ? "get" : "list";
    }

    private static HttpResponse<String> send(Ask ask, List<Claim> claims) {
        server.backend.write(Request.of("test"), tx -> tx.update(Role.KIND, "held", role -> role(claims)));
        return server.raw(ask.method(), ask.path(), headers, ask.body().stream().toArray(String[]::new));
    }

    /** The object of this kind, as it was at first: what a request did before is undone. */
    private static <T extends Model> Item<T> there(Kind<T> kind) {
        T object = Wire.read(kind, TestServer.json(OBJECTS.getOrDefault(kind.name(), "{'Name':'it'}")));
        String key = kind.key(object);
        Optional<Item<T>> found = server.backend.image().find(kind, key);
        if (found.isPresent()) {
            return asAtFirst(found.get());
        }
        if (kind.equals(Job.KIND)) {
            there(Machine.KIND);
            there(Task.KIND);
        }
        var made = server.backend.write(Request.of("test"), tx -> tx.create(kind, object));
        FIRST.put(kind.name(), made.value());
        return made;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Model> Item<T> asAtFirst(Item<T> item) {
        var first = (T) FIRST.get(item.kind().name());
        return first.equals(item.value())
                ? item
                : server.backend.write(Request.of("test"), tx -> tx.update(item.kind(), item.key(), now -> first));
    }
}
