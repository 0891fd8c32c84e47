// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingFrames;
import org.millwright.backend.events.Told;

/**
 * Sends one client what waits for it: the first event at once, and what follows with one write a while after that is gone.
 * So one who is told of much, or late, costs less for each event.
 */
final class EventSender {

    /** Together what fits one write well; a longer event goes alone. */
    private static final int MOST_BYTES = 16 << 10;

    private final EventQueue queue;
    private final EventSockets sockets;
    private final OutgoingFrames client;
    private final Runnable failed;
    private final AtomicBoolean sending = new AtomicBoolean();

    /** @param failed is called where nothing can be sent any more */
    EventSender(EventQueue queue, EventSockets sockets, OutgoingFrames client, Runnable failed) {
        this.queue = queue;
        this.sockets = sockets;
        this.client = client;
        this.failed = failed;
    }

    /** To be called whenever something was added to the queue. */
    void wake() {
        if (sending.compareAndSet(false, true)) {
            soon(() -> sockets.send(this::send));
        }
    }

    private void soon(Runnable way) {
        try {
            way.run();
        } catch (RejectedExecutionException e) {
            failed.run();
        }
    }

    private void send() {
        var next = queue.next(MOST_BYTES);
        if (next.isEmpty()) {
            sending.set(false);
            // One may have come in between.
            if (queue.waits()) {
                wake();
            }
            return;
        }
        int last = next.size() - 1;
        next.subList(0, last).forEach(told -> client.sendFrame(frame(told), Callback.NOOP, true));
        var sent = Callback.from(() -> soon(() -> sockets.sendLater(this::send)), failure -> failed.run());
        client.sendFrame(frame(next.get(last)), sent, false);
    }

    private static Frame frame(Told told) {
        return new Frame(OpCode.TEXT, ByteBuffer.wrap(told.json()));
    }
}
