// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.files.UploadProblem;
import org.millwright.models.Job;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class JobLogFolderTest {

    private static final String JOB = "03646e12-85be-45a5-91a2-960223f1152a";

    @TempDir
    private Path folder;

    @Test
    void beginsWithTheNameOfItsJob() throws IOException {
        var logs = new JobLogFolder(folder.resolve("logs"));
        assertThat(logs.find(JOB)).hasContent("Log for Job: " + JOB + "\n");
        logs.append(JOB, "one\n".getBytes(UTF_8));
        logs.append(JOB, "two\n".getBytes(UTF_8));
        assertThat(logs.find(JOB)).hasContent("Log for Job: " + JOB + "\none\ntwo\n");
    }

    @Test
    void goesWithItsJob() throws IOException {
        var logs = new JobLogFolder(folder);
        try (var backend = new LiveBackend(new MemoryStore(), List::of)) {
            backend.follow(logs);
            var job = "{'Uuid':'%s','State':'finished','Stage':'none','Task':'stage:none','Previous':'%s'}"
                    .formatted(JOB, "00000000-0000-0000-0000-000000000000")
                    .replace('\'', '"')
                    .getBytes(UTF_8);
            backend.write(Request.of("test"), tx -> tx.save(Job.KIND, Wire.read(Job.KIND, job)));
            var log = logs.find(JOB);
            backend.write(Request.of("test"), tx -> tx.delete(Job.KIND, JOB));
            for (int i = 0; i < 500 && Files.exists(log); i++) {
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(log).doesNotExist();
        }
    }

    @Test
    void staysInItsFolder() {
        assertThatThrownBy(() -> new JobLogFolder(folder).find("../outside"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new JobLogFolder(file.resolve("logs")).find(JOB))
                .isInstanceOf(UploadProblem.class);
    }
}
