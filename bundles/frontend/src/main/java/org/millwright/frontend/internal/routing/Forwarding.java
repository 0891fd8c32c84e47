// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millwright.backend.Image;
import org.millwright.models.Endpoint;
import org.millwright.models.Item;
import org.millwright.models.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows what is for another server: it is neither changed here, unless the client insists, nor passed on yet. */
@Component(service = Forwarding.class)
public final class Forwarding {

    private static final Pattern ELSEWHERE = Pattern.compile("/([^/]+)/api/v3/.*");

    private final ServerInfo info;

    @Activate
    public Forwarding(@Reference ServerInfo info) {
        this.info = info;
    }

    /** @throws Problem where this object is another server's */
    public void refuse(Image image, Call call, Item<?> item) {
        refuse(image, call, item.kind().name(), item.key(), item.value().endpoint());
    }

    /** @throws Problem 404 where the server that this object is said to be of isn't known, 501 where it is */
    public void refuse(Image image, Call call, String kind, String key, String endpoint) {
        if (endpoint.isEmpty() || call.query().isTrue("noproxy") || info.names().contains(endpoint)) {
            return;
        }
        if (server(image, endpoint).isEmpty()) {
            throw call.notFound(kind, key);
        }
        throw notPassedOn(call.method(), endpoint);
    }

    /** The server whose name a path begins with, before that of the API. */
    static Optional<String> named(Image image, String path) {
        var match = ELSEWHERE.matcher(path);
        return match.matches() ? server(image, match.group(1)) : Optional.empty();
    }

    private static Optional<String> server(Image image, String name) {
        return image.table(Endpoint.KIND).all().stream()
                .map(Item::value)
                .filter(server -> server.haId().equals(name) || server.id().equals(name))
                .map(Endpoint::id)
                .findFirst();
    }

    public static Problem notPassedOn(String method, String server) {
        String message = "Requests can't be passed on to the server " + server + " yet";
        return new Problem("", "", method, List.of(message), 501);
    }
}
