// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.fanout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** Publishes events one after another by {@code POST /events}, at a steady rate. */
final class Publisher {

    private final HttpClient client;
    private final URI address;
    private final String token;
    private final String filling;
    private long number;

    Publisher(SSLContext context, URI api, String token, int bytes) {
        this.client = HttpClient.newBuilder().sslContext(context).build();
        this.address = URI.create(api + "/events");
        this.token = token;
        this.filling = "x".repeat(bytes);
    }

    /** Returns how many were published in so many seconds. An event that is late is not left out. */
    int publish(int rate, int seconds) throws IOException, InterruptedException {
        int count = rate * seconds;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            publish();
        }
        return count;
    }

    private void publish() throws IOException, InterruptedException {
        String event = "{\"Time\":\"2020-01-01T00:00:00Z\",\"Type\":\"" + Follower.TYPE
                + "\",\"Action\":\"tell\",\"Key\":\"" + number++ + "\",\"Object\":{\"Sent\":" + System.nanoTime()
                + ",\"Text\":\"" + filling + "\"}}";
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException("POST /events: " + answer.statusCode() + " " + answer.body());
        }
    }
}
