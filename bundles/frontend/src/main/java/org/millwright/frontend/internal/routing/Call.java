// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import org.millwright.backend.Request;
import org.millwright.backend.access.Principal;
import org.millwright.backend.net.Asker;
import org.millwright.frontend.internal.exchange.Body;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.frontend.internal.login.Caller;
import org.millwright.models.Problem;

/**
 * One request as routes see it, its sender known.
 *
 * @param url path and query as they were sent, for messages
 * @param path what the variable parts of the route matched
 */
public record Call(
        Request request, Caller caller, Asker asker, String method, String url, Match path, Query query, Body body) {

    /** A variable part of the path, decoded. */
    public String part(String name) {
        return path.part(name);
    }

    public boolean may(String scope, String action, String specific) {
        return caller.may(scope, action, specific);
    }

    public Principal principal() {
        return caller.principal();
    }

    /** @throws Problem 403 */
    public void require(String scope, String action, String specific) {
        if (!may(scope, action, specific)) {
            throw denied(scope, action, specific);
        }
    }

    public Problem denied(String scope, String action, String specific) {
        return new Problem(
                "",
                "",
                "AUTH",
                List.of("Cannot access " + url, "Requires: " + scope + " " + action + " " + specific),
                403);
    }

    public Problem notFound(String model, String key) {
        return Problem.notFound(model, key, method);
    }

    /** The JSON that was sent; an empty object where nothing or null was. */
    public <T> T read(Function<byte[], T> reader) {
        return readOr("{}", reader);
    }

    /** The same with another text for nothing. */
    public <T> T readOr(String absent, Function<byte[], T> reader) {
        var bytes = body.json(method);
        boolean nothing = bytes.length == 0
                || bytes.length < 16 && new String(bytes, UTF_8).trim().equals("null");
        try {
            return reader.apply(nothing ? absent.getBytes(UTF_8) : bytes);
        } catch (Problem p) {
            throw p.type().isEmpty() ? p.as(method) : p;
        }
    }

    public boolean head() {
        return method.equals("HEAD");
    }
}
