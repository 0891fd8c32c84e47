// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.fanout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that follows the published events, each of which has its number as key, and when it was sent in its object. */
final class Follower implements Runnable {

    static final String TYPE = "fanout";
    private static final String KEY = "\"Key\":\"";
    private static final String SENT = "\"Sent\":";
    private static final String MISSED = "\"websocket\",\"Action\":\"missed\"";

    private final Frames frames;
    private int[] micros = new int[1024];
    private int heard;
    private long last = -1;
    private long disorder;
    private boolean gone;

    /** Returns when the server has answered that it is told of them from now on. */
    Follower(Frames frames) throws IOException {
        this.frames = frames;
        frames.send("register " + TYPE + ".*.*");
        frames.next();
    }

    @Override
    public void run() {
        try {
            while (true) {
                take(frames.next());
            }
        } catch (IOException e) {
            gone();
        }
    }

    private synchronized void gone() {
        gone = true;
    }

    private synchronized void take(byte[] message) {
        long now = System.nanoTime();
        // Texts are plain ASCII: the ends of it are looked at, not what is between them.
        String head = new String(message, 0, Math.min(message.length, 200), StandardCharsets.ISO_8859_1);
        if (head.contains(MISSED)) {
            return;
        }
        long number = number(head, KEY);
        if (number != last + 1) {
            disorder++;
        }
        last = number;
        if (heard == micros.length) {
            micros = Arrays.copyOf(micros, 2 * heard);
        }
        micros[heard++] = (int) ((now - number(head, SENT)) / 1000);
    }

    private static long number(String text, String before) {
        int start = text.indexOf(before) + before.length();
        int end = start;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, start, end, 10);
    }

    /** What it was told until now, and forgets it. */
    synchronized Heard heard() {
        var result = new Heard(Arrays.copyOf(micros, heard), disorder, gone);
        heard = 0;
        disorder = 0;
        return result;
    }

    /**
     * What one client was told.
     *
     * @param micros how long after its sending each event came
     * @param disorder how many did not follow the one before
     * @param gone whether its connection ended
     */
    record Heard(int[] micros, long disorder, boolean gone) {}

    void close() throws IOException {
        frames.close();
    }
}
