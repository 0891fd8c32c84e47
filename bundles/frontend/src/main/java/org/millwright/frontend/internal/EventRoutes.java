// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.util.List;
import org.millwright.backend.events.Events;
import org.millwright.models.Event;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes events that clients publish; who sent one is not for its sender to say. */
@Component(service = Routes.class)
public final class EventRoutes implements Routes {

    private final Events events;

    @Activate
    public EventRoutes(@Reference Events events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "events", this::post));
    }

    private Answer post(Call call) {
        var event = call.read(json -> Wire.read(Event.class, json));
        call.require("events", "post", "*");
        events.publish(event.by(call.principal().name()));
        return Answer.empty(204);
    }
}
