// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.fanout;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Many clients of the event socket of a running server, each told of all events, at one rate after another. Arguments: the
 * address of the API, a token, clients, bytes that fill an event, seconds for each rate, rates a second.
 */
public final class Fanout {

    private static final int SMALL_STACK = 128 << 10;

    public static void main(String[] args) throws Exception {
        var api = URI.create(args[0]);
        var context = trusting();
        var followers = new ArrayList<Follower>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            var socket = (SSLSocket) context.getSocketFactory().createSocket(api.getHost(), api.getPort());
            socket.setTcpNoDelay(true);
            var follower = new Follower(new Frames(socket, api.getPath() + "/ws", args[1]));
            followers.add(follower);
            var thread = new Thread(null, follower, "follower-" + i, SMALL_STACK);
            thread.setDaemon(true);
            thread.start();
        }
        int seconds = Integer.parseInt(args[4]);
        var publisher = new Publisher(context, api, args[1], Integer.parseInt(args[3]));
        publisher.publish(25, seconds);
        Thread.sleep(2000);
        followers.forEach(Follower::heard);
        for (int i = 5; i < args.length; i++) {
            int rate = Integer.parseInt(args[i]);
            long start = System.nanoTime();
            int published = publisher.publish(rate, seconds);
            double took = (System.nanoTime() - start) / 1e9;
            Thread.sleep(3000);
            tell(rate, took, published, followers);
        }
        for (var follower : followers) {
            follower.close();
        }
    }

    private static void tell(int rate, double took, int published, List<Follower> followers) {
        var heard = followers.stream().map(Follower::heard).toList();
        var micros = heard.stream()
                .flatMapToInt(one -> Arrays.stream(one.micros()))
                .sorted()
                .toArray();
        long lost = (long) published * followers.size() - micros.length;
        System.out.printf(
                Locale.ROOT,
                "%d clients, %d events/s (%.1f kept): median %.1f ms, p99 %.1f ms, worst %.1f ms; lost %d, out of order %d, gone %d%n",
                followers.size(),
                rate,
                published / took,
                at(micros, 0.5),
                at(micros, 0.99),
                at(micros, 1),
                lost,
                heard.stream().mapToLong(Follower.Heard::disorder).sum(),
                heard.stream().filter(Follower.Heard::gone).count());
    }

    private static double at(int[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e3;
    }

    /** Takes every certificate: the server made its own. */
    private static SSLContext trusting() throws GeneralSecurityException {
        var all = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {all}, new SecureRandom());
        return context;
    }

    private Fanout() {}
}
