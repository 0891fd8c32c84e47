// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.BootFiles;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.render.InstallTree;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for kernels and initrds in the tree on disk; what a repository brings is taken to be there. */
@Component(configurationPid = "org.millwright.files")
public final class InstalledFiles implements BootFiles {

    private final Backend backend;
    private final FileRoot root;

    @Activate
    public InstalledFiles(@Reference Backend backend, OverlaidFiles.Config config) {
        this(backend, new FileRoot(OverlaidFiles.placed(config.fileRoot())));
    }

    InstalledFiles(Backend backend, FileRoot root) {
        this.backend = backend;
        this.root = root;
    }

    @Override
    public List<String> missing(Image image, BootEnv env, String arch) {
        if (Repositories.of(backend.params(image)).install(env.os().name(), arch)) {
            return List.of();
        }
        var tree = new InstallTree(env, arch);
        var info = env.architectures().get(arch);
        var missing = new ArrayList<String>();
        missing(tree, "kernel", info.kernel()).ifPresent(missing::add);
        info.initrds().forEach(initrd -> missing(tree, "initrd", initrd).ifPresent(missing::add));
        return missing;
    }

    private Optional<String> missing(InstallTree tree, String what, String file) {
        String path = tree.path(file);
        var place = root.find(path);
        return place.filter(Files::isRegularFile).isPresent()
                ? Optional.empty()
                : Optional.of("bootenv: %s: %s %s %s (%s) for arch %s"
                        .formatted(
                                tree.env().name(),
                                place.isPresent() ? "invalid" : "missing",
                                what,
                                file,
                                path.substring(1),
                                tree.arch()));
    }
}
