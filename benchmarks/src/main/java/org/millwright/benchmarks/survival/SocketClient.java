// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Speaks to a {@link SlimServer}, with a connection for each thread. */
final class SocketClient implements Client {

    private final ThreadLocal<Connection> connections;

    private record Connection(Socket socket, BufferedReader lines) {}

    SocketClient(int port) {
        connections = ThreadLocal.withInitial(() -> connect(port));
    }

    private static Connection connect(int port) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            return new Connection(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String subject, long version, boolean exists) throws IOException, Refusal {
        change("put " + subject + " " + version + " " + exists);
    }

    @Override
    public void delete(String subject) throws IOException, Refusal {
        change("delete " + subject);
    }

    private void change(String line) throws IOException, Refusal {
        String answer = ask(line);
        if (!answer.equals("yes")) {
            throw new Refusal(answer);
        }
    }

    @Override
    public Map<String, Set<Long>> read() throws IOException {
        var found = new TreeMap<String, Set<Long>>();
        for (String word : ask("read").split(" ")) {
            if (!word.isEmpty()) {
                var pair = word.split("=");
                found.put(
                        pair[0],
                        Arrays.stream(pair[1].split(",")).map(Long::valueOf).collect(Collectors.toSet()));
            }
        }
        return found;
    }

    private String ask(String line) throws IOException {
        try {
            var connection = connections.get();
            connection.socket().getOutputStream().write((line + "\n").getBytes(UTF_8));
            String answer = connection.lines().readLine();
            if (answer == null) {
                connection.socket().close();
                throw new EOFException("The server is gone");
            }
            return answer;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
