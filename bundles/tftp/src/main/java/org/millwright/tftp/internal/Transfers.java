// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.millwright.backend.events.Events;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.FileSpace;
import org.millwright.metrics.ServedRequests;
import org.millwright.models.Event;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers read requests, each on a thread of a bounded pool. A client that asks again ends its earlier transfer,
 * unless that has yet to begin.
 */
final class Transfers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.tftp");
    private static final int WAITING = 1024;
    private static final int IPV4_HEADERS = 28;
    private static final int IPV6_HEADERS = 48;
    private static final int ETHERNET = 1500;

    private final FileSpace files;
    private final Addresses addresses;
    private final Events events;
    private final ServedRequests served;
    private final ThreadPoolExecutor pool;
    private final Map<InetSocketAddress, Transfer> running = new ConcurrentHashMap<>();

    Transfers(FileSpace files, Addresses addresses, Events events, ServedRequests served, int most) {
        this.files = files;
        this.addresses = addresses;
        this.events = events;
        this.served = served;
        var number = new AtomicInteger();
        pool = new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
            var thread = new Thread(work, "millwright-tftp-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    void start(ReadRequest request, InetSocketAddress local, InetSocketAddress remote) throws IOException {
        var earlier = running.get(remote);
        if (earlier != null && !earlier.begun()) {
            return;
        }
        var transfer = new Transfer(local, remote);
        try {
            running.put(remote, transfer);
            if (earlier != null) {
                earlier.close();
            }
            pool.execute(() -> run(transfer, request, local, remote));
        } catch (RejectedExecutionException e) {
            // The client asks again.
            LOG.debug("Too many transfers to serve {} to {}", request.name(), remote);
            count(Sent.of(503), request, remote, System.nanoTime());
            end(transfer, remote);
        }
    }

    private void run(Transfer transfer, ReadRequest request, InetSocketAddress local, InetSocketAddress remote) {
        long start = System.nanoTime();
        var sent = Sent.of(500);
        try {
            var asker = new Asker(Ip.of(remote.getAddress()), Ip.of(local.getAddress()));
            addresses.seen(asker);
            sent = answer(transfer, request, asker, local);
        } catch (IOException e) {
            LOG.debug("{} to {}: {}", request.name(), remote, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Serving {} to {} failed", request.name(), remote, e);
        } finally {
            count(sent, request, remote, start);
            end(transfer, remote);
        }
    }

    /** What became of a request, as HTTP would say it. */
    private record Sent(int code, long bytes) {
        static Sent of(int code) {
            return new Sent(code, 0);
        }
    }

    private void count(Sent sent, ReadRequest request, InetSocketAddress remote, long start) {
        String host = remote.getAddress().getHostAddress();
        served.answered(sent.code(), "RRQ", ServedRequests.place(request.name()), host);
        served.measured(System.nanoTime() - start, 0, sent.bytes());
    }

    private void end(Transfer transfer, InetSocketAddress remote) {
        running.remove(remote, transfer);
        transfer.close();
    }

    private Sent answer(Transfer transfer, ReadRequest request, Asker asker, InetSocketAddress local)
            throws IOException {
        String name = request.name();
        try {
            var file = files.open(name, asker)
                    .orElseThrow(() -> FileProblem.missing("open " + name + ": no such file or directory"));
            try (var content = Content.of(file, request)) {
                var terms = Terms.of(request.options(), content.size(), largestBlock(local));
                LOG.debug("{} to {}: {} bytes by {}", name, asker.remote(), content.size(), terms);
                if (events.followed()) {
                    events.pass(Event.of("tftp", "serve", name));
                }
                transfer.send(content, terms);
                return new Sent(200, content.size());
            }
        } catch (FileProblem e) {
            LOG.info("{} for {}: {}", name, asker.remote(), e.getMessage());
            transfer.error(e.getMessage());
            return Sent.of(404);
        } catch (Content.Refusal e) {
            transfer.error(e.getMessage());
            return Sent.of(400);
        }
    }

    /** What fits into one packet of the network at this address. */
    private static int largestBlock(InetSocketAddress local) {
        int headers = local.getAddress().getAddress().length == 4 ? IPV4_HEADERS : IPV6_HEADERS;
        try {
            var network = NetworkInterface.getByInetAddress(local.getAddress());
            return (network == null ? ETHERNET : network.getMTU()) - headers;
        } catch (SocketException e) {
            return ETHERNET - headers;
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        running.values().forEach(Transfer::close);
        try {
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Transfers are still at work after the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
