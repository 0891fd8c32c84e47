// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.events;

import java.util.List;
import org.millwright.backend.events.Events;
import org.millwright.frontend.internal.exchange.Answer;
import org.millwright.frontend.internal.routing.Call;
import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Route;
import org.millwright.frontend.internal.routing.Routes;
import org.millwright.frontend.internal.routing.Shape;
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
        return List.of(
                Route.of("POST", "events", this::post)
                        .as(Operation.says("Publishes an event")
                                .needs("events post *")
                                .takes(Shape.sent(Event.class))
                                .answersNothing(204)),
                // A socket needs more than a call, so EventHandler answers this one.
                Route.of("GET", "ws", call -> Answer.noRoute(call.method(), call.url()))
                        .as(Operation.says("Tells what happens: as a WebSocket, as server-sent events, or to who waits")
                                .query("register", "which events, for instance `machines.*.*`")
                                .query("after", "the number of the last event that is known")
                                .query("wait", "how many seconds to wait for the first")
                                .answersNothing(101)
                                .answers(Shape.of(EventStream.Polled.class))
                                .orAnswers(EventStream.TYPE)
                                .refuses(400, 503)));
    }

    private Answer post(Call call) {
        var event = call.read(json -> Wire.read(Event.class, json));
        call.require("events", "post", "*");
        events.publish(event.by(call.principal().name()));
        return Answer.empty(204);
    }
}
