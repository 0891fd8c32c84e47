// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.models.Arch;
import org.millwright.models.ArchInfo;
import org.millwright.models.BootEnv;
import org.millwright.render.InstallTree;
import org.millwright.template.Facade;

/** The boot environment of a rendering, as templates see it. */
final class EnvView {

    private record Seen(Scene scene, BootEnv env) {}

    private static final Members<Seen> MEMBERS = new Members<Seen>("BootEnv")
            .fields(BootEnv.class, Seen::env)
            .field("Kernel", seen -> kernel(seen, seen.scene.arch()))
            .method("KernelFor", 1, (seen, args) -> kernel(seen, Values.text(args, 0)))
            .field("Initrds", seen -> initrds(seen.env, seen.scene.arch()))
            .method("InitrdsFor", 1, (seen, args) -> initrds(seen.env, Values.text(args, 0)))
            .field("BootParams", seen -> bootParams(seen.scene, seen.env, seen.scene.arch()))
            .method("BootParamsFor", 1, (seen, args) -> bootParams(seen.scene, seen.env, Values.text(args, 0)))
            .method(
                    "PathFor",
                    2,
                    (seen, args) -> path(seen, Values.text(args, 0), Values.text(args, 1), seen.scene.arch()))
            .method(
                    "PathForArch",
                    3,
                    (seen, args) -> path(seen, Values.text(args, 0), Values.text(args, 1), Values.text(args, 2)))
            .method("JoinInitrds", 1, (seen, args) -> joined(seen, Values.text(args, 0), seen.scene.arch()))
            .method("JoinInitrdsFor", 2, (seen, args) -> joined(seen, Values.text(args, 0), Values.text(args, 1)))
            .field("InstallUrl", seen -> {
                throw new UnsupportedOperationException("package repositories are not supported yet");
            });

    static Facade of(Scene scene, BootEnv env) {
        return MEMBERS.of(new Seen(scene, env));
    }

    /** The kernel's parameters for one architecture, rendered. */
    static String bootParams(Scene scene, BootEnv env, String arch) {
        String text = arch(env, arch).map(ArchInfo::bootParams).orElse(env.bootParams());
        String rendered = scene.expand(env.name(), text);
        var initrds = initrds(env, arch);
        if (!scene.path().endsWith(".ipxe") || initrds.isEmpty()) {
            return rendered;
        }
        // iPXE hands its initrds to an EFI kernel by name.
        String first = initrds.get(0);
        return "initrd=" + first.substring(first.lastIndexOf('/') + 1) + " " + rendered;
    }

    private static Optional<ArchInfo> arch(BootEnv env, String arch) {
        return Arch.normal(arch).map(env.architectures()::get);
    }

    private static String kernel(Seen seen, String arch) {
        return arch(seen.env, arch).map(ArchInfo::kernel).orElse("");
    }

    private static List<String> initrds(BootEnv env, String arch) {
        return arch(env, arch).map(ArchInfo::initrds).orElse(List.of());
    }

    private static String path(Seen seen, String protocol, String file, String arch) {
        String path = new InstallTree(seen.env, arch).path(file);
        return switch (protocol) {
            case "tftp" -> path.substring(1);
            case "http" -> seen.scene.site().staticUrl(seen.scene.asker()) + path;
            default -> throw new IllegalArgumentException("Unknown protocol " + protocol);
        };
    }

    private static String joined(Seen seen, String protocol, String arch) {
        return initrds(seen.env, arch).stream()
                .map(initrd -> path(seen, protocol, initrd, arch))
                .collect(Collectors.joining(" "));
    }

    private EnvView() {}
}
