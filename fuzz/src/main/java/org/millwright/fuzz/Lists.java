// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.millwright.models.Wire;

/** Queries of lists: {@code kind?query}, in which blanks are encoded. */
public final class Lists {

    private static final Site SITE = new Site();

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String target = "/api/v3/" + new String(input, UTF_8).strip();
        var list = SITE.ask(Ask.of("GET", target));
        var head = SITE.ask(Ask.of("HEAD", target));
        String count = list.header("x-drp-list-count");
        if (!count.isEmpty() && !count.equals(head.header("x-drp-list-count"))) {
            throw new Finding("HEAD counts in another way: " + target + "\n" + list + "\n" + head);
        }
        if (list.status() == 200 && !count.isEmpty()) {
            var all = Wire.tree(list.body());
            if (!all.isArray() || all.size() != Integer.parseInt(count)) {
                throw new Finding("Counts " + count + ": " + target + "\n" + list);
            }
        }
    }

    private Lists() {}
}
