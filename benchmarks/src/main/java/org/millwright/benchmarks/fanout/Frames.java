// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.fanout;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** One WebSocket over TLS (RFC 6455), as cheap as it can be, since its processors are the server's too. */
final class Frames implements Closeable {

    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int TEXT = 1;

    private final SSLSocket socket;
    private final DataInputStream in;

    Frames(SSLSocket socket, String path, String token) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 << 10));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("No event socket: " + status);
        }
        while (!line().isEmpty()) {
            // Headers of the answer say nothing that matters here.
        }
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("No answer to the handshake");
            }
            text.append((char) next);
        }
        return text.toString().trim();
    }

    void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Masked with zeros, shorter than 126 bytes. */
    private void send(int kind, byte[] bytes) throws IOException {
        var frame = new byte[6 + bytes.length];
        frame[0] = (byte) (0x80 | kind);
        frame[1] = (byte) (0x80 | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        synchronized (this) {
            socket.getOutputStream().write(frame);
        }
    }

    /** The next text, in UTF-8; waits for it. Throws {@link IOException} where the connection ends. */
    byte[] next() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            var bytes = new byte[length];
            in.readFully(bytes);
            if (kind == TEXT) {
                return bytes;
            }
            if (kind != PING) {
                throw new EOFException("The server ended the event socket");
            }
            send(PONG, bytes);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
