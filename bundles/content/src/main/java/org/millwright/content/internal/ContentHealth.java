// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.millwright.backend.Backend;
import org.millwright.backend.Layer;
import org.millwright.content.Contents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether all content that was found is in use. */
@Component(property = {"hc.name=content", "hc.tags=content", "hc.tags=ready"})
public final class ContentHealth implements HealthCheck {

    private final Backend backend;
    private final Contents contents;

    @Activate
    public ContentHealth(@Reference Backend backend, @Reference Contents contents) {
        this.backend = backend;
        this.contents = contents;
    }

    @Override
    public Result execute() {
        var stack = backend.image().layers().stack();
        var log = new ResultLog();
        boolean basic = stack.stream().anyMatch(layer -> layer.type() == Layer.Type.BASIC);
        log.add(
                basic
                        ? new ResultLog.Entry(Result.Status.OK, stack.size() + " layers of content are in use")
                        : new ResultLog.Entry(Result.Status.TEMPORARILY_UNAVAILABLE, "The basic content isn't there"));
        contents.refused().forEach(why -> log.add(new ResultLog.Entry(Result.Status.WARN, why)));
        return new Result(log);
    }
}
