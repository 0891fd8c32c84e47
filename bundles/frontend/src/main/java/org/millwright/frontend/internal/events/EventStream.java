// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.millwright.backend.events.Events;
import org.millwright.backend.events.Told;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.exchange.Exchange;
import org.millwright.frontend.internal.exchange.Query;
import org.millwright.models.Event;
import org.millwright.models.Problem;

/**
 * The events over plain HTTP: server-sent events, one after another, or all that there are by now in one answer.
 * {@code register=} names filters; {@code after=} the last event that the client has, by its number.
 */
final class EventStream {

    static final String TYPE = "text/event-stream";
    static final String REGISTER = "register";

    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final int LONGEST_WAIT_SECONDS = 60;

    /** Each of them keeps a thread of the server. */
    private static final int MOST = 64;

    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(UTF_8);
    private static final byte[] END = "\n\n".getBytes(UTF_8);

    private final Events events;
    private final Semaphore places = new Semaphore(MOST);

    EventStream(Events events) {
        this.events = events;
    }

    /** Streams until the client goes away, or the queue ends. */
    void send(Query query, String lastId, EventQueue queue, Exchange exchange) {
        queue.register(query.has(REGISTER) ? query.all(REGISTER) : List.of("*.*.*"));
        long after = lastId.isEmpty() ? after(query) : number("Last-Event-ID", lastId);
        try (var place = place();
                var following = follow(after, queue)) {
            exchange.response().setStatus(200);
            exchange.header("Content-Type", TYPE + "; charset=utf-8");
            exchange.header("Cache-Control", "no-cache");
            exchange.begin();
            send(queue, exchange.out());
            exchange.end();
        } catch (IOException e) {
            exchange.callback().failed(e);
        }
    }

    private static void send(EventQueue queue, OutputStream out) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            var told = queue.await(ALIVE);
            if (queue.ended()) {
                break;
            }
            if (told.isPresent()) {
                write(told.get(), out);
            } else {
                out.write(SIGN_OF_LIFE);
            }
            out.flush();
        }
        out.close();
    }

    private static void write(Told told, OutputStream out) throws IOException {
        String id = told.number() == 0 ? "" : "id: " + told.number() + "\n";
        out.write((id + "data: ").getBytes(UTF_8));
        out.write(told.json());
        out.write(END);
    }

    /** All events there are after that number; waits for the first, at most {@code wait} seconds. */
    Answer poll(Query query, EventQueue queue) {
        queue.register(query.all(REGISTER));
        long wait = query.has("wait") ? Math.min(number("wait", query.first("wait")), LONGEST_WAIT_SECONDS) : 0;
        var told = new ArrayList<Told>();
        try (var place = place();
                var following = follow(after(query), queue)) {
            queue.await(Duration.ofSeconds(wait)).ifPresent(told::add);
            told.addAll(queue.next(Integer.MAX_VALUE));
        }
        long last = told.stream().mapToLong(Told::number).max().orElse(Math.max(after(query), 0));
        return Answer.ok(new Polled(last, told.stream().map(Told::event).toList()));
    }

    /**
     * The answer to a poll.
     *
     * @param last what to send as {@code after} with the next
     */
    record Polled(long last, List<Event> events) {}

    /** The queue gets those after this number first, or those from now on where it is negative. */
    private Events.Following follow(long after, EventQueue queue) {
        return events.follow(after, told -> {
            if (queue.wants(told)) {
                queue.add(told);
            }
        });
    }

    private static long after(Query query) {
        return query.has("after") ? number("after", query.first("after")) : -1;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseUnsignedLong(text.trim());
        } catch (NumberFormatException e) {
            throw new Problem("", "", "GET", List.of(name + " is no number: " + text), 400);
        }
    }

    private AutoPlace place() {
        if (!places.tryAcquire()) {
            throw new Problem("", "", "GET", List.of("Too many clients follow the events over plain HTTP"), 503);
        }
        return places::release;
    }

    private interface AutoPlace extends AutoCloseable {
        @Override
        void close();
    }
}
