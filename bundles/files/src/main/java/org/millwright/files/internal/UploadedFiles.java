// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.files.Uploads;
import org.millwright.models.Problem;
import org.millwright.render.RenderedPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Uploads below the file root; a file appears under its name when it has come as a whole. */
@Component(configurationPid = "org.millwright.files")
public final class UploadedFiles implements Uploads {

    private final Path root;
    private final Set<Path> coming = ConcurrentHashMap.newKeySet();

    @Activate
    public UploadedFiles(OverlaidFiles.Config config) {
        this(OverlaidFiles.placed(config.fileRoot()));
    }

    public UploadedFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<String> list(String area, String folder) {
        var place = place(area, folder);
        try (var entries = Files.list(place)) {
            return entries.filter(entry -> !coming.contains(entry))
                    .map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw refused(
                    area, "", 404, "list: error listing " + area, "open " + place + ": no such file or directory");
        }
    }

    @Override
    public Optional<Path> find(String area, String path) {
        return Optional.of(place(area, path)).filter(Files::isRegularFile);
    }

    @Override
    public long store(String area, String path, InputStream content) {
        if (path.endsWith("/")) {
            throw refused(area, path, 403, "Cannot upload a directory");
        }
        var place = place(area, path);
        makeFolder(area, path, place.getParent());
        var part = place.resolveSibling("." + place.getFileName() + ".part");
        if (!coming.add(part)) {
            throw refused(area, path, 409, "File already uploading");
        }
        try {
            long size = Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return size;
        } catch (IOException e) {
            discard(part);
            throw e instanceof FileSystemException
                    ? refused(area, path, 409, "Unable to upload")
                    : refused(area, path, full(part) ? 507 : 400, "Upload failed: " + e.getMessage());
        } finally {
            coming.remove(part);
        }
    }

    @Override
    public void delete(String area, String path) {
        var top = root.resolve(area);
        var place = below(top, area, path);
        if (!place.startsWith(top) || place.equals(top)) {
            throw refused(area, path, 403, "Cannot delete");
        }
        try {
            Files.delete(place);
        } catch (IOException e) {
            throw refused(area, path, 404, "Unable to delete");
        }
    }

    private static void makeFolder(String area, String path, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(area, path, 409, "Cannot create directory " + folder);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private static boolean full(Path part) {
        return part.getParent().toFile().getUsableSpace() < 1 << 16;
    }

    private Path place(String area, String path) {
        return below(root.resolve(area), area, RenderedPath.clean(path));
    }

    private static Path below(Path top, String area, String path) {
        try {
            return top.resolve(path.substring(1)).normalize();
        } catch (InvalidPathException e) {
            throw refused(area, path, 400, "Invalid path: " + e.getReason());
        }
    }

    private static Problem refused(String area, String key, int status, String... messages) {
        return new Problem(area, key, "", List.of(messages), status);
    }
}
