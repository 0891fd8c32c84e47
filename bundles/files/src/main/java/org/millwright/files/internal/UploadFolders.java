// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.files.UploadProblem;
import org.millwright.files.Uploads;
import org.millwright.metrics.Counter;
import org.millwright.metrics.Metrics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The folders {@code files} and {@code isos} of the tree on disk, as clients fill them. */
@Component(configurationPid = "org.millwright.files")
public final class UploadFolders implements Uploads {

    private final Path root;
    private final Checksums checksums = new Checksums();
    private final Set<Path> busy = ConcurrentHashMap.newKeySet();
    private final Counter uploads;
    private final Counter bytes;

    @Activate
    public UploadFolders(@Reference Metrics metrics, OverlaidFiles.Config config) {
        this(OverlaidFiles.placed(config.fileRoot()), metrics);
    }

    /** @param root the file root */
    public UploadFolders(Path root) {
        this(root, Metrics.NONE);
    }

    private UploadFolders(Path root, Metrics metrics) {
        this.root = root.toAbsolutePath().normalize();
        uploads = metrics.counter("millwright_uploads_total", "Files that clients brought.", "folder");
        bytes = metrics.counter("millwright_upload_bytes_total", "Bytes of the files that clients brought.", "folder");
    }

    /** Dots are resolved as in an absolute path, so that none leads out. */
    private Path place(Folder folder, String path) {
        try {
            var clean = Path.of("/" + path).normalize();
            return root.resolve(folder.name().toLowerCase(Locale.ROOT))
                    .resolve(Path.of("/").relativize(clean));
        } catch (InvalidPathException e) {
            throw new UploadProblem(UploadProblem.Reason.WRONG, "invalid path: " + e.getReason());
        }
    }

    @Override
    public List<String> list(Folder folder, String path) {
        var place = place(folder, path);
        if (!Files.isDirectory(place)) {
            throw new UploadProblem(UploadProblem.Reason.MISSING, "open " + place + ": no such file or directory");
        }
        try (var entries = Files.list(place)) {
            return entries.filter(entry -> !Upload.isPart(entry))
                    .map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Path> find(Folder folder, String path) {
        return Optional.of(place(folder, path)).filter(Files::isRegularFile).filter(place -> !Upload.isPart(place));
    }

    @Override
    public long begun(Folder folder, String path) {
        return Upload.to(place(folder, path)).begun();
    }

    @Override
    public long save(Folder folder, String path, Incoming incoming) {
        var place = place(folder, path);
        if (Upload.isPart(place)) {
            throw new UploadProblem(
                    UploadProblem.Reason.WRONG, place.getFileName() + " is a name of an unfinished upload");
        }
        if (!busy.add(place)) {
            throw new UploadProblem(UploadProblem.Reason.CONFLICT, "File already uploading");
        }
        try {
            var kept = Upload.to(place).save(incoming);
            checksums.know(place, kept.sha256());
            uploads.with(folder.name().toLowerCase(Locale.ROOT)).count();
            bytes.with(folder.name().toLowerCase(Locale.ROOT)).add(kept.size());
            return kept.size();
        } finally {
            busy.remove(place);
        }
    }

    @Override
    public boolean delete(Folder folder, String path) {
        var place = place(folder, path);
        try {
            return !place.equals(place(folder, "")) && Files.deleteIfExists(place);
        } catch (FileSystemException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String sha256(Path file) throws IOException {
        return checksums.of(file);
    }
}
