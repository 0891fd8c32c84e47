// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/** What a machine must go through, and the boot environment it does so in. */
@RecordBuilder
public record Stage(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        List<TemplateEntry> templates,
        List<String> requiredParams,
        List<String> optionalParams,
        @JsonDeserialize(using = Verbatim.Reader.class) Map<String, Object> params,
        String bootEnv,
        List<String> tasks,
        List<String> profiles,
        boolean reboot,
        boolean runnerWait)
        implements Model, StageBuilder.With {

    public static final Kind<Stage> KIND = Kind.of("stages", Stage.class)
            .key(Attribute.text("Name", Stage::name))
            .attribute(Attribute.text("BootEnv", Stage::bootEnv))
            .attribute(Attribute.flag("Reboot", Stage::reboot))
            .attribute(Attribute.list("Tasks", Stage::tasks))
            .attribute(Attribute.list("Profiles", Stage::profiles))
            .params(Stage::params, Stage::withParams)
            .refers(Reference.<Stage>many("tasks", stage -> stage.entries(TaskEntry.Type.TASK), "")
                    .holds("stages:{key} still uses {ref}"))
            .refers(Reference.<Stage>many("stages", stage -> stage.entries(TaskEntry.Type.STAGE), ""))
            .refers(Reference.<Stage>many("bootenvs", stage -> stage.entries(TaskEntry.Type.BOOTENV), ""))
            .refers(Reference.many("profiles", Stage::profiles, "Profile {ref} does not exist")
                    .holds("Stage {name} is using profile {ref}"))
            .refers(Reference.one("bootenvs", Stage::bootEnv, "BootEnv {ref} does not exist")
                    .available("Stage {key} wants BootEnv {ref}, which is not available")
                    .holds("Bootenv {ref} in use by Stage {name}"))
            .refers(Reference.many("templates", Stage::pathCalls, ""))
            .refers(Reference.many("templates", Stage::templateIds, "Templates[{at}]: No common template for {ref}")
                    .holds("Templates[{at}]: No common template for {ref}"))
            .check(Stage::check)
            .build();

    public Stage {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        templates = Fill.list(templates);
        requiredParams = Fill.list(requiredParams);
        optionalParams = Fill.list(optionalParams);
        params = Fill.values(params);
        bootEnv = Fill.text(bootEnv);
        tasks = Fill.words(tasks);
        profiles = Fill.words(profiles);
        runnerWait = true;
    }

    /** The IDs of the shared templates that its entries render. */
    public List<String> templateIds() {
        return TemplateEntry.ids(templates);
    }

    /** The names of the templates that decide on the paths of its files. */
    public List<String> pathCalls() {
        return TemplateCalls.ofPaths(templates);
    }

    private List<String> entries(TaskEntry.Type type) {
        return TaskEntry.names(tasks, type);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        if (!bootEnv.isEmpty()) {
            faults.name("Invalid BootEnv", bootEnv);
        }
        faults.paramNames("Invalid Required Param", requiredParams);
        faults.paramNames("Invalid Optional Param", optionalParams);
        // Clients know each of these messages twice.
        TemplateEntry.check(meta, templates, true, faults);
        TemplateEntry.check(meta, templates, true, faults);
        faults.names("Invalid Profile", profiles);
        TaskEntry.checkStage(tasks, faults);
    }
}
