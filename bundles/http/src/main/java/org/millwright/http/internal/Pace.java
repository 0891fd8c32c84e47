// SPDX-License-Identifier: Apache-2.0
package org.millwright.http.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractMetaDataConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all connections now and then, and closes those whose clients keep them with next to nothing: handshakes that
 * don't end, requests that come a byte at a time, answers that are fetched a byte at a time. Who says nothing at all is
 * left to the idle timeout.
 */
public final class Pace extends AbstractLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.http");

    private final Server server;
    private final long bytes;
    private final Duration period;
    private final int patience;
    private final Map<EndPoint, Seen> known = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next = () -> false;

    /**
     * What was there at the last look.
     *
     * @param slowIn how often too little came in since something whole did, or enough
     * @param slowOut how often too little went out since enough did
     */
    private record Seen(long requests, long in, long out, int slowIn, int slowOut) {}

    /** @param patience how often a connection may be found slow */
    public Pace(Server server, int bytesPerSecond, Duration period, int patience) {
        this.server = server;
        this.bytes = bytesPerSecond * period.toMillis() / 1000;
        this.period = period;
        this.patience = patience;
    }

    @Override
    protected void doStart() {
        again();
    }

    @Override
    protected void doStop() {
        next.cancel();
        known.clear();
    }

    private void again() {
        next = server.getScheduler().schedule(this::look, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (var connector : server.getConnectors()) {
                connector.getConnectedEndPoints().forEach(this::look);
            }
            known.keySet().removeIf(endPoint -> !endPoint.isOpen());
        } catch (RuntimeException e) {
            LOG.error("Connections can't be looked at", e);
        } finally {
            if (isRunning()) {
                again();
            }
        }
    }

    private void look(EndPoint endPoint) {
        var outer = endPoint.getConnection();
        if (outer == null) {
            return;
        }
        var inner = outer instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : outer;
        if (handshakes(outer, inner)) {
            long age = System.currentTimeMillis() - endPoint.getCreatedTimeStamp();
            if (age > period.toMillis() * patience) {
                close(endPoint, "does not come to the end of its handshake");
            }
            return;
        }
        var before = known.getOrDefault(endPoint, new Seen(0, 0, 0, 0, 0));
        var now = new Seen(
                inner.getMessagesIn(),
                outer.getBytesIn(),
                outer.getBytesOut(),
                slowIn(before, inner, outer.getBytesIn()),
                slowOut(before, endPoint, outer.getBytesOut()));
        known.put(endPoint, now);
        if (now.slowIn() > patience) {
            close(endPoint, "sends too slowly");
        } else if (now.slowOut() > patience) {
            close(endPoint, "reads too slowly");
        }
    }

    private static boolean handshakes(Connection outer, Connection inner) {
        boolean undecided = outer instanceof Connection.UpgradeFrom
                && !(outer instanceof SslConnection || outer instanceof AbstractMetaDataConnection);
        return undecided || inner == null || inner instanceof NegotiatingServerConnection;
    }

    /** Only of HTTP/1: what else comes in little by little may be a sign of life. */
    private int slowIn(Seen before, Connection inner, long in) {
        long more = in - before.in();
        if (!(inner instanceof AbstractMetaDataConnection)
                || inner.getMessagesIn() != before.requests()
                || more >= bytes) {
            return 0;
        }
        return more == 0 ? before.slowIn() : before.slowIn() + 1;
    }

    private int slowOut(Seen before, EndPoint endPoint, long out) {
        boolean waits =
                endPoint instanceof AbstractEndPoint it && it.getWriteFlusher().isPending();
        return waits && out - before.out() < bytes ? before.slowOut() + 1 : 0;
    }

    private void close(EndPoint endPoint, String why) {
        known.remove(endPoint);
        LOG.info("Connection of {} closed: it {}", endPoint.getRemoteSocketAddress(), why);
        endPoint.close(new TimeoutException(why));
    }
}
