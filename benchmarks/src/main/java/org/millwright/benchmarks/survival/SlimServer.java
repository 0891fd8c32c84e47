// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.benchmarks.Stores;

/** A process that has a backend and its store and nothing else, served line by line to {@link SocketClient}. */
final class SlimServer {

    private final BackendClient client;

    private SlimServer(BackendClient client) {
        this.client = client;
    }

    /** @param args store address */
    public static void main(String[] args) throws IOException {
        var server = new SlimServer(new BackendClient(new LiveBackend(Stores.open(args[0]), List::of)));
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println("ready " + listener.getLocalPort());
            while (true) {
                var socket = listener.accept();
                var thread = new Thread(() -> server.serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                var out = new OutputStreamWriter(socket.getOutputStream(), UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(answer(line.split(" ")) + "\n");
                out.flush();
            }
        } catch (IOException e) {
            System.err.println("A client is gone: " + e);
        }
    }

    private String answer(String[] words) throws IOException {
        try {
            switch (words[0]) {
                case "put" -> client.put(words[1], Long.parseLong(words[2]), Boolean.parseBoolean(words[3]));
                case "delete" -> client.delete(words[1]);
                default -> {
                    return all();
                }
            }
            return "yes";
        } catch (Client.Refusal e) {
            return "no " + String.valueOf(e.getMessage()).replace('\n', ' ');
        }
    }

    /** {@code subject=version,version subject=version}. */
    private String all() {
        return client.read().entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
