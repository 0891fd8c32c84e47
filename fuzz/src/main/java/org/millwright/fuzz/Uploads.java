// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.millwright.models.Wire;

/**
 * Files that are sent and fetched: {@code >METHOD path}, headers as lines, an empty line, the body. They go into the
 * folders of uploads and nowhere else, are seen once they are whole, and their ranges are parts of them.
 */
public final class Uploads {

    private static final Pattern HEADER = Pattern.compile(
            "(Range|If-Range|If-Modified-Since|Content-Range|Content-Type|X-DRP-SHA256SUM|Accept-Encoding|Expect): .*");
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]+)-([0-9]+)/([0-9]+)");
    private static final int MOST_REQUESTS = 6;

    private static final Site SITE = new Site();
    private static final Folder TREE = new Folder(SITE.api().files());
    private static final Folder AROUND = new Folder(Path.of(System.getProperty("java.io.tmpdir")));
    private static final SortedMap<String, String> START = start();

    private static SortedMap<String, String> start() {
        var tree = TREE.read();
        tree.put("files/hello.txt", "hello, hello");
        tree.put("files/dir/", "");
        tree.put("files/dir/in.bin", "0123456789");
        tree.put("isos/one.iso", "\0\1\2\3");
        tree.put("secret.txt", "kept aside");
        TREE.write(tree);
        return tree;
    }

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, ISO_8859_1);
        try {
            var around = outside(AROUND.read());
            Arrays.stream(text.split("(^|\n)>"))
                    .filter(request -> !request.isBlank())
                    .limit(MOST_REQUESTS)
                    .forEach(Uploads::send);
            if (!outside(AROUND.read()).equals(around)) {
                throw new Finding("Something is left or written outside: " + outside(AROUND.read()) + " after " + text);
            }
        } finally {
            TREE.write(START);
        }
    }

    /** All but what clients may change. */
    private static SortedMap<String, String> outside(SortedMap<String, String> all) {
        var rest = new TreeMap<>(all);
        String tree = AROUND.root().relativize(TREE.root()).toString();
        rest.keySet().removeIf(name -> name.matches(Pattern.quote(tree) + "/(files|isos)/.+"));
        return rest;
    }

    private static void send(String text) {
        int head = text.indexOf("\n\n");
        var lines = List.of((head < 0 ? text : text.substring(0, head)).split("\n"));
        var body = head < 0 ? new byte[0] : text.substring(head + 2).getBytes(ISO_8859_1);
        var words = lines.get(0).split(" ", 2);
        String method = words[0].matches("GET|HEAD|POST|DELETE") ? words[0] : "GET";
        String path = words[words.length - 1];
        var ask = new Ask(method, "/api/v3/" + path, new TreeMap<>(), body);
        for (String line : lines) {
            if (HEADER.matcher(line).matches()) {
                ask = ask.with(line.split(": ", 2)[0], line.split(": ", 2)[1]);
            }
        }
        check(ask);
    }

    private static void check(Ask ask) {
        var before = visible();
        var reply = SITE.ask(ask);
        var after = visible();
        if ((reply.refused() || ask.method().matches("GET|HEAD")) && !after.equals(before)) {
            throw new Finding(reply + "\n, but files have changed: " + after + " after " + ask);
        }
        if (reply.status() == 201) {
            kept(ask, reply, after);
        }
        if (reply.status() == 206) {
            range(ask, reply);
        }
        hidden();
    }

    /** The files without those that aren't whole yet. */
    private static SortedMap<String, String> visible() {
        var files = TREE.read();
        files.keySet().removeIf(name -> name.endsWith("/") || part(name));
        return files;
    }

    private static boolean part(String name) {
        return name.matches("(.*/)?\\.[^/]*\\.part");
    }

    private static void kept(Ask ask, Reply reply, SortedMap<String, String> files) {
        var kept = Wire.tree(reply.body());
        long size = kept.path("Size").asLong();
        if (files.values().stream().noneMatch(content -> content.length() == size)) {
            throw new Finding("Nothing of that size is there: " + reply + "\nafter " + ask);
        }
    }

    private static void range(Ask ask, Reply reply) {
        var range = RANGE.matcher(reply.header("content-range"));
        var whole = SITE.ask(Ask.of("GET", ask.target())).body();
        boolean right = range.matches()
                && Integer.parseInt(range.group(3)) == whole.length
                && Arrays.equals(
                        reply.body(),
                        Arrays.copyOfRange(
                                whole, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)) + 1));
        if (!right && !ask.head()) {
            throw new Finding("No part of the file: " + reply + "\nto " + ask);
        }
    }

    /** What isn't whole can't be fetched. */
    private static void hidden() {
        for (String name : TREE.read().keySet()) {
            if (part(name)
                    && SITE.ask(Ask.of("GET", "/api/v3/" + encoded(name))).status() != 404) {
                throw new Finding("Half a file is seen: " + name);
            }
        }
    }

    private static String encoded(String path) {
        return String.join("/", Arrays.stream(path.split("/")).map(Ask::encoded).toList());
    }

    private Uploads() {}
}
