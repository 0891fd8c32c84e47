// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.millwright.backend.Image;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** What is right for every answer and every state, whatever was asked. */
final class Verdict {

    private Verdict() {}

    static void answer(Ask ask, Reply reply) {
        int status = reply.status();
        if (status < 200 || status >= 500 && !known(ask, status)) {
            throw new Finding(status + " to " + ask + "\n" + reply);
        }
        // 401 has no body, 416 is about a file, and what is no HTTP does not come to the API.
        boolean bare = status == 401
                || status == 416
                || ask.head()
                || reply.header("x-request-id").isEmpty();
        if (status >= 400 && !bare) {
            envelope(ask, reply);
        }
    }

    /** What is not there yet says so; a package that doesn't fit is an error of the server, as in v3. */
    private static boolean known(Ask ask, int status) {
        return status == 501
                || status == 500
                        && ask.target().startsWith("/api/v3/contents")
                        && ask.method().startsWith("P");
    }

    private static void envelope(Ask ask, Reply reply) {
        if (!reply.header("content-type").startsWith("application/json")) {
            throw new Finding("No JSON to " + ask + "\n" + reply);
        }
        try {
            var envelope = Wire.tree(reply.body());
            boolean whole = envelope.path("Code").asInt() == reply.status()
                    && envelope.path("Messages").isArray()
                    && envelope.path("Messages").size() > 0
                    && envelope.has("Model")
                    && envelope.has("Key")
                    && envelope.has("Type");
            if (!whole) {
                throw new Finding("No error envelope to " + ask + "\n" + reply);
            }
        } catch (Problem e) {
            throw new Finding("No JSON to " + ask + "\n" + reply);
        }
    }

    /** Every object is read as it was written. */
    static void reread(Image image) {
        image.kinds().all().forEach(kind -> reread(image, kind));
    }

    private static <T extends Model> void reread(Image image, Kind<T> kind) {
        for (Item<T> item : image.table(kind).all()) {
            var again = Wire.read(kind, Wire.stored(item.value()));
            if (!again.equals(item.value()) || !kind.key(again).equals(item.key())) {
                throw new Finding(kind + " is read in another way: " + item.value() + "\n" + again);
            }
        }
    }

    /** The same objects with the same judgement; that of preferences is told nobody. */
    static void same(Image one, Image other, Object what) {
        one.kinds().all().stream()
                .filter(kind -> !kind.equals(Pref.KIND))
                .forEach(kind -> same(one, other, kind, what));
    }

    private static <T extends Model> void same(Image one, Image other, Kind<T> kind, Object what) {
        if (one.table(kind).size() != other.table(kind).size()) {
            throw new Finding("A restart loses or brings " + kind + " after " + what);
        }
        for (Item<T> item : one.table(kind).all()) {
            String here = seen(item);
            String there = other.find(kind, item.key()).map(Verdict::seen).orElse("none");
            if (!here.equals(there)) {
                throw new Finding("A restart changes " + kind + ":\n" + here + "\n" + there + "\nafter " + what);
            }
        }
    }

    /** Without the layer, which only objects that come from one have. */
    private static String seen(Item<?> item) {
        return new String(Wire.bytes(item), UTF_8).replaceFirst("\"Bundle\":\"[^\"]*\"", "");
    }
}
