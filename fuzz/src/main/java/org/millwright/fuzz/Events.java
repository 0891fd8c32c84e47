// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.millwright.frontend.internal.events.SocketInMemory;
import org.millwright.models.Event;
import org.millwright.models.Problem;
import org.millwright.models.Wire;

/** What clients register for: each line a message to the event socket, and what a long poll asks for. */
public final class Events {

    private static final Site SITE = new Site();
    private static final List<Event> EVENTS = List.of(
            Event.of("machines", "create", "8d7f3a1e-0000-4000-8000-000000000001"),
            Event.of("profiles", "save", "a.b,c*"),
            Event.of("websocket", "register", ""));

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        var lines = List.of(text.split("\n", 32));
        var effort = Effort.soFar();
        var sent = SocketInMemory.talk(lines, EVENTS);
        SITE.failures().check(text);
        effort.check(text);
        long answered = lines.stream()
                .map(String::trim)
                .filter(line -> line.matches("(?s)(de)?register\\s.*"))
                .count();
        if (sent.size() < answered || sent.size() > answered + EVENTS.size()) {
            throw new Finding(sent + " to " + text);
        }
        try {
            sent.forEach(json -> Wire.tree(json.getBytes(UTF_8)));
        } catch (Problem e) {
            throw new Finding("Told what is no JSON after " + text, e);
        }
        poll(lines);
    }

    private static void poll(List<String> lines) {
        String filters = lines.stream()
                .map(line -> "register=" + Ask.encoded(line.replaceFirst("^register ", "")))
                .collect(Collectors.joining("&"));
        SITE.ask(Ask.of("GET", "/api/v3/ws?after=0&wait=0&" + filters));
        String raw = lines.get(0).replaceAll("(?i)wait", "weight");
        SITE.ask(Ask.of("GET", "/api/v3/ws?register=a.b.c&" + raw));
    }

    private Events() {}
}
