// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client wants to read, and the options it offers in the order it names them (RFC 1350, RFC 2347). */
record ReadRequest(String name, String mode, Map<String, String> options) {

    /** Reads what follows the opcode; empty where it is cut short. */
    static Optional<ReadRequest> parse(byte[] body) {
        var words = words(body);
        if (words.size() < 2 || words.get(0).isEmpty()) {
            return Optional.empty();
        }
        var options = new LinkedHashMap<String, String>();
        for (int i = 2; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), words.get(i + 1));
        }
        return Optional.of(new ReadRequest(words.get(0), words.get(1), options));
    }

    boolean netascii() {
        return mode.equalsIgnoreCase("netascii");
    }

    private static List<String> words(byte[] body) {
        var words = new ArrayList<String>();
        int start = 0;
        for (int at = start; at < body.length; at++) {
            if (body[at] == 0) {
                words.add(new String(body, start, at - start, StandardCharsets.UTF_8));
                start = at + 1;
            }
        }
        return words;
    }
}
