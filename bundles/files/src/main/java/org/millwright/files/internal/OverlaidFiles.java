// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.FileSpace;
import org.millwright.files.ServedFile;
import org.millwright.render.RenderedPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The path space: rendered files lie over the boot loaders, and those over the tree on disk. */
@Component(configurationPid = "org.millwright.files", immediate = true)
@Designate(ocd = OverlaidFiles.Config.class)
public final class OverlaidFiles implements FileSpace {

    private static final Logger LOG = LoggerFactory.getLogger(OverlaidFiles.class);
    private static final String CERTIFICATE = "/certificate.pem";

    /** Folders; relative ones lie in the base folder. */
    @ObjectClassDefinition(name = "Millwright files")
    public @interface Config {
        @AttributeDefinition(description = "The tree that TFTP and HTTP serve")
        String fileRoot() default "tftpboot";

        @AttributeDefinition(description = "Boot loaders that an operator adds")
        String loaders() default "loaders";

        @AttributeDefinition(description = "What agents write about their jobs")
        String jobLogs() default "job-logs";

        @AttributeDefinition(description = "What is served as /certificate.pem")
        String certificate() default "tls/server.pem";
    }

    private final RenderedPaths rendered;
    private final FileRoot root;
    private final Loaders loaders;
    private final Path certificate;

    @Activate
    public OverlaidFiles(@Reference RenderedPaths rendered, Config config) {
        this(
                rendered,
                new FileRoot(placed(config.fileRoot())),
                new Loaders(placed(config.loaders())),
                placed(config.certificate()));
        root.create();
        loaders.missing().forEach((origin, names) -> {
            names.removeIf(name -> root.find("/" + name).isPresent());
            if (!names.isEmpty()) {
                LOG.warn(
                        "Boot loaders {} are missing: install a package {} that has them, or put them into {}",
                        String.join(", ", names),
                        origin,
                        placed(config.loaders()));
            }
        });
    }

    OverlaidFiles(RenderedPaths rendered, FileRoot root, Loaders loaders, Path certificate) {
        this.rendered = rendered;
        this.root = root;
        this.loaders = loaders;
        this.certificate = certificate;
    }

    static Path placed(String configured) {
        return Path.of(System.getProperty("millwright.base-root", "")).resolve(configured);
    }

    @Override
    public Optional<ServedFile> open(String path, Asker asker) {
        String clean = RenderedPath.clean(path);
        var text = rendered.open(clean, asker);
        if (text.isPresent()) {
            return Optional.of(new ServedFile.Rendered(text.get()));
        }
        var found = onDisk(clean);
        if (found.isEmpty()) {
            String name = clean.substring(1);
            loaders.origin(name).ifPresent(origin -> {
                throw FileProblem.missing(name + " is not installed: it comes with package " + origin);
            });
        }
        return found.flatMap(file -> served(clean, file));
    }

    private Optional<Path> onDisk(String path) {
        try {
            return builtIn(path).or(() -> loaders.find(path.substring(1))).or(() -> root.find(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> builtIn(String path) {
        return path.equals(CERTIFICATE) && Files.isRegularFile(certificate)
                ? Optional.of(certificate)
                : Optional.empty();
    }

    private static Optional<ServedFile> served(String path, Path file) {
        if (!Files.isReadable(file)) {
            throw new FileProblem(path + " can't be read", null);
        }
        if (Files.isDirectory(file)) {
            return Optional.of(new ServedFile.Directory(file));
        }
        return Files.isRegularFile(file) ? Optional.of(new ServedFile.OnDisk(file)) : Optional.empty();
    }
}
