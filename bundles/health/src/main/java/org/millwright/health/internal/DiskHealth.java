// SPDX-License-Identifier: Apache-2.0
package org.millwright.health.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether there is room left where the server keeps its state. */
@Component(
        configurationPid = "org.millwright.health",
        property = {"hc.name=disk", "hc.tags=disk"})
@Designate(ocd = DiskHealth.Config.class)
public final class DiskHealth implements HealthCheck {

    /** When space is short. */
    @ObjectClassDefinition(name = "Millwright health")
    public @interface Config {
        @AttributeDefinition(description = "MiB free below the base root under which the disk is a warning")
        int diskWarning() default 1024;

        @AttributeDefinition(description = "MiB free below the base root under which the disk is critical")
        int diskCritical() default 100;
    }

    private final Path folder;
    private final int warning;
    private final int critical;

    @Activate
    public DiskHealth(BundleContext context, Config config) {
        this(
                Path.of(Objects.requireNonNullElse(context.getProperty("millwright.base-root"), ".")),
                config.diskWarning(),
                config.diskCritical());
    }

    DiskHealth(Path folder, int warning, int critical) {
        this.folder = folder;
        this.warning = warning;
        this.critical = critical;
    }

    @Override
    public Result execute() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() >> 20;
            return new Result(status(free), free + " MiB are free in " + folder);
        } catch (IOException e) {
            return new Result(Result.Status.CRITICAL, folder + " can't be asked how much is free: " + e.getMessage());
        }
    }

    private Result.Status status(long free) {
        if (free < critical) {
            return Result.Status.CRITICAL;
        }
        return free < warning ? Result.Status.WARN : Result.Status.OK;
    }
}
