// SPDX-License-Identifier: Apache-2.0
package org.millwright.tftp.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a transfer goes by after the client's offers were weighed: RFC 2348 block size, RFC 2349 timeout and size,
 * RFC 7440 window. Offers that make no sense are left out, as RFC 2347 wants it.
 *
 * @param accepted the options to acknowledge, as the client spells them
 */
record Terms(int blockSize, int window, int timeoutMillis, Map<String, String> accepted) {

    private static final int USUAL_BLOCK = 512;
    private static final int LARGEST_BLOCK = 65464;
    private static final int LARGEST_WINDOW = 64;
    private static final int USUAL_TIMEOUT = 5000;

    /**
     * @param size of the file; negative where unknown
     * @param largestBlock what fits into one packet of the network
     */
    static Terms of(Map<String, String> offers, long size, int largestBlock) {
        int block = USUAL_BLOCK;
        int window = 1;
        int timeout = USUAL_TIMEOUT;
        var accepted = new LinkedHashMap<String, String>();
        for (var offer : offers.entrySet()) {
            String name = offer.getKey();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "blksize" -> {
                    var asked = number(offer.getValue(), USUAL_BLOCK, LARGEST_BLOCK);
                    if (asked.isPresent()) {
                        block = Math.min(asked.getAsInt(), largestBlock);
                        accepted.put(name, String.valueOf(block));
                    }
                }
                case "windowsize" -> {
                    var asked = number(offer.getValue(), 1, 65535);
                    if (asked.isPresent()) {
                        window = Math.min(asked.getAsInt(), LARGEST_WINDOW);
                        accepted.put(name, String.valueOf(window));
                    }
                }
                case "timeout" -> {
                    var asked = number(offer.getValue(), 1, 255);
                    if (asked.isPresent()) {
                        timeout = asked.getAsInt() * 1000;
                        accepted.put(name, offer.getValue());
                    }
                }
                case "tsize" -> {
                    if (size > 0) {
                        accepted.put(name, String.valueOf(size));
                    }
                }
                default -> {}
            }
        }
        return new Terms(block, window, timeout, accepted);
    }

    private static OptionalInt number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
