// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options of the command line mean, and which are refused. */
class OptionsIT {

    @TempDir
    private Path base;

    @Test
    void setPreferencesThatNobodyStored() {
        Launch launch = Launch.on(base)
                .with("--disable-dhcp", "--disable-pxe", "--disable-tftp=true", "--log-level", "INFO", "--debug-dhcp=2")
                .with("--debug-frontend=trace", "--known-token-timeout=60", "--unknown-boot-env=nowhere")
                .with("--ui-url=https://ui.example", "--log-root=" + base.resolve("logs of jobs"));
        try (Server server = launch.start()) {
            assertThat(pref(server, "logLevel")).isEqualTo("info");
            assertThat(pref(server, "debugDhcp")).isEqualTo("debug");
            assertThat(pref(server, "debugFrontend")).isEqualTo("trace");
            assertThat(pref(server, "debugRenderer")).isEqualTo("warn");
            assertThat(pref(server, "knownTokenTimeout")).isEqualTo("60");
            var info = server.client().get("/info").ok();
            assertThat(info.get("binl_enabled").asBoolean()).isFalse();
            assertThat(info.get("tftp_enabled").asBoolean()).isFalse();
            assertThat(server.client().get("/logs?service=frontend").ok().findValuesAsText("Level"))
                    .contains("debug");
            server.client()
                    .post("/prefs", "{\"debugDhcp\": \"error\", \"unknownTokenTimeout\": \"5\"}")
                    .ok();
            server.terminate();
        }
        try (Server again = launch.with("--unknown-token-timeout=7").start()) {
            assertThat(pref(again, "debugDhcp")).isEqualTo("error");
            assertThat(pref(again, "unknownTokenTimeout")).isEqualTo("5");
            assertThat(pref(again, "logLevel")).isEqualTo("info");
        }
    }

    private static String pref(Server server, String name) {
        return server.client().get("/prefs").ok().get(name).asText();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--log-level=loud, \"--log-level wants trace, debug, info, warn, error, fatal or panic, not 'loud'\"",
                "--known-token-timeout=soon, \"--known-token-timeout wants seconds, not 'soon'\"",
                "--tls-key=server.key, no option --tls-key: put server.key and server.crt into BASE/tls",
                "--ha-enabled, no option --ha-enabled: a server has no partner that takes over from it",
                "--nonsense, unknown option '--nonsense'; --help lists them"
            })
    void refusesWhatHasNoMeaning(String option, String why) {
        try (Child child = said(option)) {
            assertThat(child.status()).isEqualTo(2);
            assertThat(child.log().text()).isEqualTo("millwright: " + why + "\n");
        }
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void endsWithTheReasonWhereTheStoreCannotBeUsed() throws IOException {
        Path file = Files.createFile(base.resolve("no-folder"));
        Launch launch = Launch.on(base.resolve("state")).with("--backend=directory:" + file);
        try (Child child = launch.spawn()) {
            assertThat(child.ended(Duration.ofMinutes(5))).isTrue();
            assertThat(child.status()).isEqualTo(1);
            assertThat(child.log().text())
                    .contains("millwright: the server did not start:")
                    .contains(file.toString());
        }
    }

    @Test
    void tellsItsVersionAndOptions() {
        try (Child child = said("--version")) {
            assertThat(child.log().text()).matches("Millwright [0-9]\\S+\n");
        }
        try (Child child = said("--help")) {
            assertThat(child.log().text()).contains("--debug-plugins=LEVEL", "--default-stage=NAME", "--ui-url=URL");
        }
    }

    private Child said(String option) {
        String script = Distribution.home().resolve("bin/millwright").toString();
        Child child = Child.start(Distribution.log("options"), List.of(script, "--base-root=" + base, option));
        assertThat(child.ended(Duration.ofMinutes(1))).isTrue();
        return child;
    }
}
