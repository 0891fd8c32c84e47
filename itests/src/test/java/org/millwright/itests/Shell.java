// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The server's own shell, reached by SSH with the password that it wrote into its base root. */
record Shell(Server server) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Runs one command and gives what it printed. */
    String run(String command) {
        Child ssh = Child.start(
                Distribution.log("ssh"),
                List.of(
                        "ssh",
                        "-p",
                        Integer.toString(server.launch().shellPort()),
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=/dev/null",
                        "-o",
                        "LogLevel=ERROR",
                        "-o",
                        "PreferredAuthentications=password,keyboard-interactive",
                        "karaf@127.0.0.1",
                        command),
                Map.of("SSH_ASKPASS", askpass().toString(), "SSH_ASKPASS_REQUIRE", "force"));
        if (!ssh.ended(LIMIT) || ssh.status() != 0) {
            ssh.close();
            throw new AssertionError(
                    "'" + command + "' in the shell:\n" + ssh.log().tail(20) + server.log(20));
        }
        return ssh.log().text();
    }

    private Path askpass() {
        try {
            Path script = server.base().resolve("askpass");
            if (!Files.exists(script)) {
                Files.writeString(script, "#!/bin/sh\ncat '" + server.base().resolve("shell.password") + "'\n");
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
