// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;

/** A running server: the distribution's own launcher in a process of its own. */
final class Server implements AutoCloseable {

    private static final String READY = "Millwright ready in (\\S+) s: api (\\S+) static (\\S+) tftp (.+?) dhcp (.+)";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Launch launch;
    private final Child process;
    private final MatchResult ready;

    private Server(Launch launch, Child process, MatchResult ready) {
        this.launch = launch;
        this.process = process;
        this.ready = ready;
    }

    static Server ready(Launch launch, Child process) {
        try {
            return new Server(launch, process, process.log().await(READY, START, process::alive));
        } catch (AssertionError e) {
            process.close();
            Log log = new Log(launch.base().resolve("log/millwright.log"));
            throw new AssertionError(e.getMessage() + "\n" + log.tail(60), e);
        }
    }

    /** The address of the API as the server names it: reachable only from where the server runs. */
    URI api() {
        return URI.create(ready.group(2));
    }

    URI files() {
        return URI.create(ready.group(3));
    }

    String readyIn() {
        return ready.group(1);
    }

    Path base() {
        return launch.base();
    }

    Launch launch() {
        return launch;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.alive();
    }

    /** A client of the API of a server that runs on this machine's own addresses. */
    Api client() {
        return Api.at("https://127.0.0.1:" + launch.port("api"));
    }

    /** What the process has used of the processors since its start; the kernel counts in hundredths. */
    double cpuSeconds() {
        String[] fields = proc("stat").replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    long residentMegabytes() {
        return Long.parseLong(proc("status")
                        .replaceFirst("(?s).*VmRSS:\\s+(\\d+).*", "$1")
                        .trim())
                / 1024;
    }

    String log(int lines) {
        return process.log().tail(lines) + "\n" + new Log(launch.base().resolve("log/millwright.log")).tail(lines);
    }

    /** Ends it as a power cut would. */
    void kill9() {
        process.kill();
    }

    /** SIGTERM; gives the exit status. */
    int terminate() {
        return process.terminate(STOP);
    }

    /** Starts it again on what it left behind. */
    Server again() {
        close();
        return launch.start();
    }

    @Override
    public void close() {
        process.close();
    }

    private String proc(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
