// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.millwright.backend.access.Tokens;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.objects.Editing;
import org.millwright.frontend.internal.objects.KindRoutes;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.ServerInfo;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Machine;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens for users, and their passwords. */
@Component(service = Routes.class)
public final class TokenRoutes implements Routes {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Shape TOKEN =
            Shape.object(new TreeMap<>(Map.of("Token", Shape.TEXT, "Info", ServerInfo.SHAPE)));

    private final Backend backend;
    private final Logins logins;
    private final Tokens tokens;
    private final ServerInfo info;

    @Activate
    public TokenRoutes(
            @Reference Backend backend,
            @Reference Logins logins,
            @Reference Tokens tokens,
            @Reference ServerInfo info) {
        this.backend = backend;
        this.logins = logins;
        this.tokens = tokens;
        this.info = info;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "users/:id/token", this::token)
                        .as(Operation.says("Answers a token with which this user is known")
                                .needs("users token <name>")
                                .query("ttl", "how many seconds it is good for")
                                .query("roles", "those of the user's roles that it carries, with commas between them")
                                .answers(TOKEN)
                                .refuses(400)),
                Route.of("PUT", "users/:id/password", this::password)
                        .as(Operation.says("Sets a password")
                                .needs("users password <name>")
                                .takes(Shape.json("{\"type\": \"object\", \"properties\": {\"Password\": {\"type\":"
                                        + " \"string\"}}}"))
                                .answers(Shape.of(User.KIND))),
                Route.of("GET", "machines/:id/token", this::machineToken)
                        .as(Operation.says("Answers a token with which this machine is known")
                                .needs("machines token <uuid>")
                                .query("ttl", "how long it is good for: seconds, or as in 12h")
                                .answers(TOKEN)
                                .refuses(400)));
    }

    private Answer token(Call call) {
        var image = backend.image();
        String name = call.part("id");
        call.require("users", "token", name);
        User user =
                image.find(User.KIND, name).map(item -> item.value()).orElseThrow(() -> call.notFound("users", name));
        String caller = call.principal().name();
        User grantor = image.find(User.KIND, caller.startsWith("user:") ? caller.substring("user:".length()) : "")
                .map(item -> item.value())
                .orElseThrow(() -> call.denied("users", "token", name));
        var life = TokenLife.of("users", call);
        var roles = call.query().has("roles") ? call.query().words("roles") : user.roles();
        return answer(tokens.forUser(image, user, grantor, roles, life), call);
    }

    private Answer answer(String token, Call call) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("Token", token);
        answer.set("Info", info.on(call));
        return Answer.ok(answer);
    }

    /** As the machine itself: agents keep theirs from ending so. */
    private Answer machineToken(Call call) {
        var image = backend.image();
        var machine = KindRoutes.find(Machine.KIND, image, call);
        call.require("machines", "token", machine.key());
        return answer(tokens.forMachine(image, machine.value(), TokenLife.of("machines", call)), call);
    }

    private Answer password(Call call) {
        String name = call.part("id");
        String password = call.read(json -> Wire.tree(json).path("Password").asText());
        call.require("users", "password", name);
        if (backend.image().find(User.KIND, name).isEmpty()) {
            throw call.notFound("users", name);
        }
        if (password.isEmpty()) {
            throw new Problem("users", name, "PUT", List.of("Password cannot be empty"), 400);
        }
        String hash = logins.hash(password);
        try {
            return Answer.ok(backend.write(
                    call.request(),
                    tx -> tx.update(User.KIND, name, user -> user.with()
                            .passwordHash(hash)
                            .secret(secret())
                            .build())));
        } catch (Problem p) {
            throw p.code() == 400 ? new Problem("users", name, "PUT", p.messages(), 400) : Editing.typed(p, "PUT");
        }
    }

    private static String secret() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
