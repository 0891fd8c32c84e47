// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Clock;
import java.util.Map;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Layer;
import org.millwright.backend.events.Events;
import org.millwright.models.Event;
import org.millwright.models.Item;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells as events what commits changed of the writable objects; what a package brings is told of the package. */
@Component(service = CommitListener.class)
public final class CommitEvents implements CommitListener {

    private final Events events;
    private final Clock clock;

    @Activate
    public CommitEvents(@Reference Events events) {
        this(events, Clock.systemUTC());
    }

    CommitEvents(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void committed(Commit commit) {
        commit.changes().forEach(change -> tell(change, commit.request().principal()));
    }

    private <T extends Model> void tell(Commit.Change<T> change, String principal) {
        var seen = change.after().or(change::before);
        if (seen.isPresent() && writable(seen.get())) {
            events.publish(event(change, seen.get(), principal));
        }
    }

    private static boolean writable(Item<?> item) {
        String layer = item.status().bundle();
        return layer.isEmpty() || layer.equals(Layer.WRITABLE);
    }

    private <T extends Model> Event event(Commit.Change<T> change, Item<T> seen, String principal) {
        if (seen.value() instanceof Pref pref) {
            var shown = Map.of("Meta", pref.meta(), "Name", pref.name(), "Val", pref.val());
            return new Event(clock.instant(), change.kind(), "save", change.key(), principal, shown, null);
        }
        var original = change.after().flatMap(after -> change.before());
        return new Event(
                clock.instant(), change.kind(), change.action(), change.key(), principal, seen, original.orElse(null));
    }
}
