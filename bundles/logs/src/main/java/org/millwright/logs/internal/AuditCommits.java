// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.logs.AuditEntry;
import org.millwright.models.Item;
import org.millwright.models.Model;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes down what commits change of the writable objects, field by field, and which packages come and go. */
@Component(service = CommitListener.class)
public final class AuditCommits implements CommitListener {

    /** A restore may change all objects in one commit. */
    private static final int MOST = 1000;

    private final AuditFiles files;
    private final Clock clock;

    @Activate
    public AuditCommits(@Reference AuditFiles files) {
        this(files, Clock.systemUTC());
    }

    AuditCommits(AuditFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void committed(Commit commit) {
        var now = clock.instant();
        var entries = new ArrayList<AuditEntry>();
        if (commit.layersChanged()) {
            packages(commit, now, entries);
        }
        int seen = 0;
        for (var change : commit.changes()) {
            seen++;
            if (entries.size() == MOST) {
                String more = "and " + (commit.changes().size() - seen + 1) + " more objects";
                entries.add(entry(commit, now, "save", "", "", more, List.of()));
                break;
            }
            changed(commit, change, now).ifPresent(entries::add);
        }
        if (!entries.isEmpty()) {
            files.write(entries);
        }
    }

    private static <T extends Model> Optional<AuditEntry> changed(Commit commit, Commit.Change<T> change, Instant now) {
        var seen = change.after().or(change::before);
        if (seen.isEmpty() || !writable(seen.get())) {
            return Optional.empty();
        }
        var redaction = new Redaction(commit.after(), change.kind(), change.key());
        var fields = Differences.between(tree(change.before()), tree(change.after()), redaction);
        // Judged in another way is not changed.
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(entry(commit, now, change.action(), change.kind(), change.key(), "", fields));
    }

    private static boolean writable(Item<?> item) {
        String layer = item.status().bundle();
        return layer.isEmpty() || layer.equals(Layer.WRITABLE);
    }

    private static JsonNode tree(Optional<? extends Item<?>> item) {
        return item.map(seen -> Wire.storedTree(seen.value())).orElseGet(MissingNode::getInstance);
    }

    private static void packages(Commit commit, Instant now, List<AuditEntry> entries) {
        var before = commit.before().layers();
        var after = commit.after().layers();
        var names = new TreeSet<String>();
        before.stack().forEach(layer -> names.add(layer.name()));
        after.stack().forEach(layer -> names.add(layer.name()));
        for (String name : names) {
            var old = find(before, name);
            var fresh = find(after, name);
            if (!old.equals(fresh)) {
                String action = old.isEmpty() ? "create" : fresh.isEmpty() ? "delete" : "update";
                var version = new AuditEntry.Change("/meta/Version", version(old), version(fresh));
                entries.add(entry(commit, now, action, "contents", name, "", List.of(version)));
            }
        }
    }

    private static Optional<Layer> find(Layers layers, String name) {
        return layers.stack().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst();
    }

    private static Object version(Optional<Layer> layer) {
        return layer.map(found -> found.meta().getOrDefault("Version", "")).orElse(null);
    }

    private static AuditEntry entry(
            Commit commit,
            Instant now,
            String action,
            String kind,
            String key,
            String message,
            List<AuditEntry.Change> fields) {
        var request = commit.request();
        return new AuditEntry(
                now, request.id(), request.principal(), request.address(), action, kind, key, message, fields);
    }
}
