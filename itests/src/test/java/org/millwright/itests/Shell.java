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

/** The server's own shell, reached by SSH with the password that a user has for the API, too. */
record Shell(Server server, String user, String password) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** As the user whom every new server knows. */
    Shell(Server server) {
        this(server, "rocketskates", "r0cketsk8ts");
    }

    /** Runs one command and gives what it printed. */
    String run(String command) {
        Child ssh = ssh(command);
        if (ssh.status() != 0) {
            throw new AssertionError(
                    "'" + command + "' in the shell:\n" + ssh.log().tail(20) + server.log(20));
        }
        return ssh.log().text();
    }

    /** Whether the shell lets this user in. */
    boolean letsIn() {
        return ssh("bundle:list").status() == 0;
    }

    private Child ssh(String command) {
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
                        "-o",
                        "NumberOfPasswordPrompts=1",
                        user + "@127.0.0.1",
                        command),
                Map.of("SSH_ASKPASS", askpass().toString(), "SSH_ASKPASS_REQUIRE", "force"));
        if (!ssh.ended(LIMIT)) {
            ssh.close();
            throw new AssertionError("'" + command + "' in the shell goes on");
        }
        return ssh;
    }

    private Path askpass() {
        try {
            Path script = Files.createTempFile(server.base(), "askpass", "");
            Files.writeString(script, "#!/bin/sh\necho '" + password + "'\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
