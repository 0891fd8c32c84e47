// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.backend.internal.EventHub;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.logs.AuditEntry;
import org.millwright.logs.AuditFilter;
import org.millwright.logs.LogLine;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;

class AuditTest {

    private static final Request BOB = new Request("r1", "user:bob", false, false, "", "", "192.0.2.7");

    @TempDir
    private Path folder;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final LogEvents events = new LogEvents(new EventHub());
    private final LogBuffer lines = new LogBuffer(events);
    private AuditFiles files;
    private AuditCommits commits;

    @BeforeEach
    void open() throws IOException {
        files = new AuditFiles(lines, Clock.systemUTC(), new RollingFile(folder.resolve("audit.log"), 1 << 20, 3));
        commits = new AuditCommits(files);
        backend.follow(commits);
    }

    @AfterEach
    void close() throws IOException {
        backend.close();
        events.close();
        files.close();
    }

    private static AuditFilter all(String kind, String key, String action) {
        return new AuditFilter(kind, key, "", action, "", Instant.MIN, 100);
    }

    /** Commits are told of in their order: what came before this one is there when this one is. */
    private List<AuditEntry> found(AuditFilter filter) {
        backend.write(Request.of("test"), tx -> tx.create(Profile.KIND, profile("end")));
        while (files.find(all("profiles", "end", "")).isEmpty()) {
            Thread.onSpinWait();
        }
        return files.find(filter);
    }

    private static Profile profile(String name) {
        return new Profile(Map.of(), "", name, "", "", Map.of(), List.of());
    }

    @Test
    void writesWhoChangedWhatFromWhere() {
        backend.write(BOB, tx -> tx.create(Profile.KIND, profile("mine")));
        backend.write(
                BOB,
                tx -> tx.update(
                        Profile.KIND, "mine", p -> p.with().description("new").build()));
        backend.write(BOB, tx -> tx.update(Profile.KIND, "mine", p -> p));
        backend.write(BOB, tx -> tx.delete(Profile.KIND, "mine"));
        var found = found(all("profiles", "mine", ""));
        assertThat(found).extracting(AuditEntry::action).containsExactly("delete", "update", "create");
        assertThat(found).extracting(AuditEntry::request).containsOnly("r1");
        assertThat(found).extracting(AuditEntry::principal).containsOnly("user:bob");
        assertThat(found).extracting(AuditEntry::address).containsOnly("192.0.2.7");
        assertThat(found.get(1).changes()).containsExactly(new AuditEntry.Change("/Description", "", "new"));
    }

    @Test
    void tellsOfAPackageOnceAndNotOfEachOfItsObjects() {
        var layer = new Layer(
                "pack",
                Layer.Type.DYNAMIC,
                Map.of("Name", "pack", "Version", "1.2.3"),
                Map.of("profiles", Map.of("theirs", profile("theirs"))));
        backend.layers(BOB, layers -> layers.with(layer));
        assertThat(found(all("", "", "create")))
                .extracting(entry -> entry.kind() + "/" + entry.key())
                .containsExactly("profiles/end", "contents/pack");
    }

    @Test
    void keepsLoginsOncePerWhileAndLogsThemAll() {
        for (int i = 0; i < 5; i++) {
            files.accepted(BOB, "bob");
            files.refused(BOB, "eve", "Failed Authenticated (no user) user eve from 192.0.2.7");
        }
        assertThat(files.find(all("users", "", "")))
                .extracting(AuditEntry::action)
                .containsExactly("refused", "login");
        assertThat(lines.latest()).hasSize(10);
        assertThat(lines.latest()).extracting(LogLine::level).containsOnly("audit");
        assertThat(lines.latest().get(0).message()).isEqualTo("Authenticated user bob from 192.0.2.7");
    }

    @Test
    void passesOverHalfALine() throws IOException {
        files.accepted(BOB, "bob");
        Files.writeString(folder.resolve("audit.log"), "{\"Time\":\"2026", StandardOpenOption.APPEND);
        assertThat(files.find(all("", "", ""))).hasSize(1);
    }

    @Test
    void findsNoMoreThanIsWantedAndNothingOlder() {
        for (String user : List.of("a", "b", "c")) {
            files.accepted(BOB, user);
        }
        var newest = files.find(new AuditFilter("", "", "", "", "", Instant.MIN, 2));
        assertThat(newest).extracting(AuditEntry::key).containsExactly("c", "b");
        var since = new AuditFilter("", "", "", "", "", newest.get(0).time().plusNanos(1), 9);
        assertThat(files.find(since)).isEmpty();
    }
}
