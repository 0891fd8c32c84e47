// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.backend.internal.Rewind;
import org.millwright.frontend.internal.ApiInMemory;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.millwright.template.TemplateEngine;
import org.millwright.template.go.internal.GoEngine;
import org.millwright.template.velocity.internal.VelocityTemplates;

/** A server with a few objects of every kind, which every input finds as they were. */
final class Site {

    private static final List<TemplateEngine> ENGINES = List.of(new GoEngine(), new VelocityTemplates());
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(ApiInMemory.ADMIN.getBytes(UTF_8));

    private final Failures failures = Failures.recorded();
    private final ApiInMemory api = new ApiInMemory(Site::engines);
    private final String token;
    private final Rewind rewind;
    private Image start;

    static Collection<TemplateEngine> engines() {
        return ENGINES;
    }

    Site() {
        var objects = resource("site.json");
        objects.properties().forEach(kind -> kind.getValue().forEach(object -> create(kind.getKey(), object)));
        token = Wire.tree(send(Ask.of("GET", "/api/v3/users/rocketskates/token?ttl=86400")
                                .with("Authorization", BASIC))
                        .body())
                .path("Token")
                .asText();
        rewind = new Rewind(backend());
        start = backend().image();
        failures.check("The site");
    }

    static JsonNode resource(String name) {
        try (var in = Site.class.getResourceAsStream(name)) {
            return Wire.tree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void create(String kind, JsonNode object) {
        var reply = send(Ask.json("POST", "/api/v3/" + kind, Wire.bytes(object)).with("Authorization", BASIC));
        if (reply.status() != 201) {
            throw new IllegalStateException(kind + " " + object + ": " + reply);
        }
    }

    LiveBackend backend() {
        return api.backend();
    }

    Failures failures() {
        return failures;
    }

    ApiInMemory api() {
        return api;
    }

    /** Of the administrator. */
    String token() {
        return token;
    }

    private Reply send(Ask ask) {
        return Reply.parse(api.answer(ask.bytes()));
    }

    /**
     * As the administrator.
     *
     * @throws Finding where the answer, or what it took, is none that should be
     */
    Reply ask(Ask ask) {
        return checked(ask.headers().containsKey("Authorization") ? ask : ask.with("Authorization", "Bearer " + token));
    }

    /** The same for a sender who doesn't say who he is. */
    Reply checked(Ask ask) {
        var before = backend().image();
        var effort = Effort.soFar();
        var reply = send(ask);
        failures.check(ask);
        effort.check(ask);
        Verdict.answer(ask, reply);
        if (reply.refused() && backend().image() != before) {
            throw new Finding("Refused with " + reply + ", but something was changed by " + ask);
        }
        return reply;
    }

    /** Judges what has changed, and takes it back. */
    void settle(Object what) {
        if (backend().image() == start) {
            return;
        }
        try {
            Verdict.reread(backend().image());
            var second = rewind.restarted(Site::engines);
            try {
                Verdict.same(backend().image(), second.image(), what);
            } finally {
                second.close();
            }
            failures.check(what);
        } catch (Problem e) {
            throw new Finding("Can't be read again: " + what, e);
        } finally {
            back();
        }
    }

    private void back() {
        var packages = backend().image().layers().stack().stream()
                .map(Layer::name)
                .filter(name -> start.layers().stack().stream()
                        .noneMatch(layer -> layer.name().equals(name)))
                .toList();
        rewind.run();
        packages.forEach(name -> ask(Ask.of("DELETE", "/api/v3/contents/" + Ask.encoded(name))));
        start = backend().image();
    }
}
