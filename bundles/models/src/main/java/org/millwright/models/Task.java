// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an agent does on a machine in one go: files that it writes and scripts that it runs.
 *
 * @param prerequisites tasks that are done before it
 * @param extraRoles roles that its jobs may use besides the machine's own rights
 * @param extraClaims the same for single rights
 */
@RecordBuilder
public record Task(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        List<TemplateEntry> templates,
        List<String> requiredParams,
        List<String> optionalParams,
        List<String> prerequisites,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> extraRoles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Claim> extraClaims)
        implements Model, TaskBuilder.With {

    private static final String OS = "OS";
    private static final Set<String> SYSTEMS =
            Set.of("any", "darwin", "freebsd", "linux", "netbsd", "openbsd", "solaris", "windows", "esxi");
    private static final String VALID_SYSTEMS =
            "Valid values are: any,darwin,freebsd,linux,netbsd,openbsd,solaris,windows";

    public static final Kind<Task> KIND = Kind.of("tasks", Task.class)
            .key(Attribute.text("Name", Task::name))
            .refers(Reference.many("templates", Task::templateIds, "Templates[{at}]: No common template for {ref}")
                    .holds("Templates[{at}]: No common template for {ref}")
                    .asFatal())
            .refers(Reference.many("tasks", Task::prerequisites, ""))
            .check(Task::check)
            .build();

    public Task {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        templates = Fill.list(templates);
        requiredParams = Fill.list(requiredParams);
        optionalParams = Fill.list(optionalParams);
        prerequisites = Fill.list(prerequisites);
        extraRoles = Fill.list(extraRoles);
        extraClaims = Fill.list(extraClaims);
    }

    /** The IDs of the shared templates that its entries render. */
    public List<String> templateIds() {
        return TemplateEntry.ids(templates);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        faults.paramNames("Invalid Required Param", requiredParams);
        faults.paramNames("Invalid Optional Param", optionalParams);
        TemplateEntry.check(meta, templates, false, faults);
        checkSystems(faults);
    }

    /** Either all of its entries say for which operating systems they are, or none does. */
    private void checkSystems(Faults faults) {
        int named = 0;
        boolean wrong = false;
        for (int i = 0; i < templates.size(); i++) {
            String systems = systems(templates.get(i));
            named += systems.isEmpty() ? 0 : 1;
            for (String system : systems.isEmpty() ? List.<String>of() : Arrays.asList(systems.split(",", -1))) {
                if (!SYSTEMS.contains(system.trim().toLowerCase(Locale.ROOT))) {
                    faults.fatal("Template[" + i + "]: Invalid OS value " + system);
                    wrong = true;
                }
            }
        }
        faults.fatal(wrong, VALID_SYSTEMS);
        if (named > 0 && named < templates.size()) {
            faults.fatal("Cannot mix templates with OS metadata and templates without OS metadata");
            for (int i = 0; i < templates.size(); i++) {
                String systems = systems(templates.get(i));
                faults.fatal("Template[" + i + "] " + templates.get(i).name()
                        + (systems.isEmpty() ? " is missing OS metadata" : " has OS metadata " + systems));
            }
        }
    }

    private static String systems(TemplateEntry entry) {
        return entry.meta().getOrDefault(OS, "");
    }
}
