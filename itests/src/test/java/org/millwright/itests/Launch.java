// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a server is to be started; started twice, it has the same ports and the same base root. */
record Launch(Path base, Optional<String> namespace, Optional<Path> jdk, int shellPort, List<String> options) {

    private static final List<String> PORTS = List.of("api", "static", "tftp", "dhcp", "binl", "metrics");

    Launch {
        options = List.copyOf(options);
    }

    /** On this machine's own addresses, at ports that are free. */
    static Launch on(Path base) {
        int shell = Ports.free();
        Stream<String> ports = PORTS.stream().map(service -> "--" + service + "-port=" + Ports.free());
        return new Launch(
                base,
                Optional.empty(),
                Optional.empty(),
                shell,
                Stream.concat(ports, Stream.of("-Dmillwright.shell-port=" + shell))
                        .toList());
    }

    /** In a lab, at the ports that the protocols name. */
    static Launch in(Lab lab, Path base) {
        return new Launch(base, Optional.of(lab.server()), Optional.empty(), 8101, List.of());
    }

    Launch with(String... more) {
        List<String> all = Stream.concat(options.stream(), Stream.of(more)).toList();
        return new Launch(base, namespace, jdk, shellPort, all);
    }

    /** Runs it on the JDK in that folder. */
    Launch on(JavaHome home) {
        return new Launch(base, namespace, Optional.of(home.folder()), shellPort, options);
    }

    /** Starts the process without waiting for anything. */
    Child spawn() {
        List<String> words = new ArrayList<>();
        namespace.ifPresent(name -> words.addAll(List.of("ip", "netns", "exec", name)));
        words.add(Distribution.home().resolve("bin/millwright").toString());
        words.add("--base-root=" + base);
        words.addAll(options);
        Map<String, String> environment =
                jdk.map(folder -> Map.of("JAVA_HOME", folder.toString())).orElse(Map.of());
        return Child.start(Distribution.log("server"), words, environment);
    }

    /** Starts the server and waits until it says that it is ready. */
    Server start() {
        return Server.ready(this, spawn());
    }

    int port(String service) {
        String option = "--" + service + "-port=";
        return options.stream()
                .filter(word -> word.startsWith(option))
                .map(word -> Integer.parseInt(word.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }
}
