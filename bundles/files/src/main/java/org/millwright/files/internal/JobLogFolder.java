// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.files.JobLogs;
import org.millwright.files.UploadProblem;
import org.millwright.files.UploadProblem.Reason;
import org.millwright.models.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Job logs as files named by the job; one that can't be added to whole is as it was before. */
@Component(
        service = {JobLogs.class, CommitListener.class},
        configurationPid = "org.millwright.files")
public final class JobLogFolder implements JobLogs, CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogFolder.class);

    private final Path folder;

    @Activate
    public JobLogFolder(OverlaidFiles.Config config) {
        this(OverlaidFiles.placed(config.jobLogs()));
    }

    public JobLogFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public synchronized Path find(String job) {
        var log = place(job);
        if (!Files.exists(log)) {
            add(log, ("Log for Job: " + job + "\n").getBytes(UTF_8));
        }
        return log;
    }

    /** What is no UUID can't be a path. */
    private Path place(String job) {
        return folder.resolve(UUID.fromString(job).toString());
    }

    @Override
    public synchronized void append(String job, byte[] bytes) {
        add(find(job), bytes);
    }

    private void add(Path log, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                long end = file.size();
                try {
                    file.position(end);
                    for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                        file.write(rest);
                    }
                } catch (IOException e) {
                    file.truncate(end);
                    throw e;
                }
            }
        } catch (IOException e) {
            boolean full = String.valueOf(e.getMessage()).contains("No space left");
            throw new UploadProblem(full ? Reason.FULL : Reason.DISK, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.touches(Job.KIND);
    }

    @Override
    public void committed(Commit commit) {
        commit.changes().stream()
                .filter(change ->
                        change.kind().equals(Job.KIND.name()) && change.after().isEmpty())
                .forEach(change -> delete(change.key()));
    }

    private synchronized void delete(String job) {
        try {
            Files.deleteIfExists(place(job));
        } catch (IOException e) {
            LOG.warn("The log of job {} can't be removed: {}", job, e.getMessage());
        }
    }
}
