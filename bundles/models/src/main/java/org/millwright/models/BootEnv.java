// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a machine boots from the network: kernel, initrds and the files rendered for its boot loader and installer.
 *
 * @param loaders by the type of the machine, the boot loader that it gets, as a path inside the install tree
 */
public record BootEnv(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        @JsonProperty("OS") OsInfo os,
        List<TemplateEntry> templates,
        String kernel,
        List<String> initrds,
        String bootParams,
        List<String> requiredParams,
        List<String> optionalParams,
        boolean onlyUnknown,
        Map<String, String> loaders)
        implements Model {

    private static final Set<String> LOADERS = Set.of("386-pcbios", "amd64-uefi", "arm64-uefi");

    public static final Kind<BootEnv> KIND = Kind.of("bootenvs", BootEnv.class)
            .key(Attribute.text("Name", BootEnv::name))
            .attribute(Attribute.text("OsName", b -> b.os().name()))
            .attribute(Attribute.flag("OnlyUnknown", BootEnv::onlyUnknown))
            .refers(Reference.many("templates", BootEnv::pathCalls, ""))
            .refers(Reference.many("templates", BootEnv::templateIds, "Templates[{at}]: No common template for {ref}")
                    .holds("Templates[{at}]: No common template for {ref}")
                    .asFatal())
            .check(BootEnv::check)
            .build();

    public BootEnv {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        os = os == null ? OsInfo.NONE : os;
        templates = Fill.list(templates);
        kernel = Fill.text(kernel);
        initrds = Fill.list(initrds);
        bootParams = Fill.text(bootParams);
        requiredParams = Fill.list(requiredParams);
        loaders = Fill.map(loaders);
        optionalParams = Fill.list(optionalParams);
    }

    /** By normal name; an entry of its own wins over the top level, which stands for amd64, and is filled up from it. */
    public Map<String, ArchInfo> architectures() {
        var all = new TreeMap<String, ArchInfo>();
        if (!kernel.isEmpty()) {
            all.put("amd64", new ArchInfo(os.isoFile(), os.isoSha256(), os.isoUrl(), kernel, initrds, bootParams, ""));
        }
        os.supportedArchitectures()
                .forEach((arch, info) -> Arch.normal(arch).ifPresent(normal -> all.put(normal, filledUp(info))));
        return all;
    }

    private ArchInfo filledUp(ArchInfo info) {
        return new ArchInfo(
                info.isoFile(),
                info.sha256(),
                info.isoUrl(),
                Fill.text(info.kernel(), kernel),
                info.initrds().isEmpty() ? initrds : info.initrds(),
                Fill.text(info.bootParams(), bootParams),
                info.loader());
    }

    /** Whether machines in it boot from the network at all. */
    public boolean netBoot() {
        return onlyUnknown
                || architectures().values().stream()
                        .anyMatch(arch -> !arch.kernel().isEmpty());
    }

    /** The IDs of the shared templates that its entries render. */
    public List<String> templateIds() {
        return TemplateEntry.ids(templates);
    }

    /** The names of the templates that decide on the paths of its files. */
    public List<String> pathCalls() {
        return TemplateCalls.ofPaths(templates);
    }

    private void check(Faults faults) {
        os.supportedArchitectures()
                .keySet()
                .forEach(arch -> faults.fatal(Arch.normal(arch).isEmpty(), "Arch  is missing a kernel!"));
        architectures()
                .forEach((arch, info) ->
                        faults.fatal(info.kernel().isEmpty(), "Arch " + arch + " is missing a kernel!"));
        faults.name("Invalid Name", name);
        faults.paramNames("Invalid Required Param", requiredParams);
        faults.paramNames("Invalid Optional Param", optionalParams);
        TemplateEntry.check(meta, templates, true, faults);
        os.supportedArchitectures()
                .keySet()
                .forEach(arch -> faults.fatal(Arch.normal(arch).isEmpty(), arch + " is not a supported architecture"));
        loaders.keySet()
                .forEach(type -> faults.fatal(!LOADERS.contains(type), type + " is not a supported loader type"));
        if (netBoot() && os.name().isEmpty()) {
            faults.soft("bootenv: Missing OS.Name");
        }
        boolean loaderConfig = templates.stream().anyMatch(t -> List.of("pxelinux", "pxelinux-mac", "ipxe", "ipxe-mac")
                .contains(t.name()));
        if (!kernel.isEmpty() && !loaderConfig && !"true".equals(meta.get("KernelIsLoader"))) {
            faults.soft("bootenv: Missing elilo or pxelinux template");
        }
    }
}
