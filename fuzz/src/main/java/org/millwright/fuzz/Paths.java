// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.millwright.backend.internal.LoginLimits;
import org.millwright.backend.internal.SealedTokens;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.FileSpace;
import org.millwright.files.ServedFile;
import org.millwright.files.internal.TreeOfFiles;
import org.millwright.fileserver.internal.FilesInMemory;
import org.millwright.models.Ip;
import org.millwright.render.internal.Engines;
import org.millwright.render.internal.Ports;
import org.millwright.render.internal.TemplateRenderer;

/** Paths as they are sent, to the API ({@code METHOD path}), to the file server and to the path space below it. */
public final class Paths {

    private static final Asker ASKER = new Asker(Ip.parse("10.0.0.5"), Ip.parse("10.0.0.1"));
    private static final String SECRET = "what nobody may read";
    private static final Site SITE = new Site();
    private static final Map<String, String> START = Map.of(
            "files/",
            "",
            "files/hello.txt",
            "hello",
            "files/dir/",
            "",
            "files/dir/index.html",
            "<p>",
            "isos/",
            "",
            "isos/one.iso",
            "iso");
    private static final Path ROOT = root();
    private static final FileSpace SPACE = space();
    private static final FilesInMemory SERVER = new FilesInMemory(SPACE, Addresses.ASKED);

    private static Path root() {
        var root = SITE.api().files();
        new Folder(root).write(START);
        try {
            Files.writeString(root.resolveSibling("secret.txt"), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    private static FileSpace space() {
        var renderer = new TemplateRenderer(
                SITE.backend(),
                new SealedTokens(new LoginLimits(Clock.systemUTC(), 1000, 1000, Duration.ofSeconds(1))),
                Addresses.ASKED,
                new Engines(List.copyOf(Site.engines())),
                new Ports());
        return TreeOfFiles.of(SITE.backend(), renderer, ROOT);
    }

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, ISO_8859_1).split("\n", 2)[0];
        var words = text.split(" ", 2);
        String method = words[0].matches("[A-Z]{2,9}") ? words[0] : "GET";
        String path = words[words.length - 1];
        api(Ask.of(method, path.startsWith("/") ? path : "/api/v3/" + path));
        files(Ask.of(method.equals("POST") ? "GET" : method, path.startsWith("/") ? path : "/" + path));
        space(path);
        new Folder(ROOT).write(START);
        SITE.settle(text);
    }

    private static void api(Ask ask) {
        if (!ask.method().equals("CONNECT")) {
            secret(ask, SITE.ask(ask));
        }
    }

    private static void files(Ask ask) {
        var effort = Effort.soFar();
        var reply = Reply.parse(SERVER.answer(ask.bytes()));
        effort.check(ask);
        SITE.failures().check(ask);
        if (reply.status() < 200 || reply.status() >= 500) {
            throw new Finding("Files: " + reply + "\nto " + ask);
        }
        secret(ask, reply);
    }

    private static void space(String path) {
        try {
            var file = SPACE.open(path, ASKER);
            if (file.isPresent() && file.get() instanceof ServedFile.OnDisk disk && outside(disk.path())) {
                throw new Finding(path + " leads to " + disk.path());
            }
        } catch (FileProblem e) {
            SITE.failures().check(path);
        }
    }

    /** Boot loaders come from packages of the system. */
    private static boolean outside(Path file) {
        return !file.startsWith(ROOT) && !file.startsWith("/usr/lib") && !file.startsWith("/boot");
    }

    private static void secret(Ask ask, Reply reply) {
        if (reply.text().contains(SECRET)) {
            throw new Finding("A path leads out: " + ask);
        }
    }

    private Paths() {}
}
