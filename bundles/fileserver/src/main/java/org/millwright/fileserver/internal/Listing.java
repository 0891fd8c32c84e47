// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A directory as a page with a link for each entry. */
final class Listing {

    static String html(Path directory) throws IOException {
        return names(directory).stream()
                .map(name -> "<a href=\"" + link(name) + "\">" + escaped(name) + "</a>\n")
                .collect(Collectors.joining("", "<pre>\n", "</pre>\n"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    private static String link(String name) {
        // The dot keeps a colon in a name from reading as a scheme.
        return "./"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }

    private Listing() {}
}
