// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Commit;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Wire;
import org.millwright.store.Store;

/**
 * The next image as it comes about in a transaction, and what of it goes to the store and to those who listen. Nobody
 * else sees it before it is sealed.
 */
final class Draft {

    private final Rules rules;
    private final Checks checks;
    private final Request request;
    private final ImageState before;
    private final Map<String, Commit.Change<?>> changes = new LinkedHashMap<>();
    private final Map<String, Store.Entry> entries = new LinkedHashMap<>();
    private final Availability availability;
    private ImageState now;
    private boolean layersChanged;

    Draft(ImageState before, Rules rules, Request request) {
        this.before = before;
        this.now = before;
        this.rules = rules;
        this.checks = new Checks(rules);
        this.request = request;
        this.availability = new Availability(this, checks);
    }

    Request request() {
        return request;
    }

    Rules rules() {
        return rules;
    }

    Checks checks() {
        return checks;
    }

    ImageState before() {
        return before;
    }

    ImageState state() {
        return now;
    }

    void state(ImageState next) {
        now = next;
    }

    /** Puts an item where it is; {@link #settle} judges again all that name it, if that matters to them. */
    <T extends Model> void put(Item<T> item, String action) {
        var kind = item.kind();
        var old = now.persistent(kind);
        now = now.with(kind, old.put(item));
        changed(old.find(item.key()), item, action);
    }

    /** Puts items of which only the judgement is another, many at once. */
    <T extends Model> void putAll(Kind<T> kind, List<Item<T>> judged, String action) {
        var old = now.persistent(kind);
        now = now.with(kind, old.replaced(judged));
        judged.forEach(item -> changed(old.find(item.key()), item, action));
    }

    private <T extends Model> void changed(Optional<Item<T>> old, Item<T> item, String action) {
        var kind = item.kind();
        String key = item.key();
        note(kind, key, action, Optional.of(item));
        availability.changed(old, Optional.of(item));
        if (old.isEmpty()) {
            availability.changed(kind, key, Availability.Change.CAME);
        } else if (old.get().status().available() != item.status().available()) {
            availability.changed(kind, key, Availability.Change.AVAILABILITY);
        }
        old.ifPresent(was -> availability.changed(kind, key, rules.of(kind).concerned(was.value(), item.value())));
    }

    <T extends Model> void remove(Kind<T> kind, String key) {
        now.find(kind, key).ifPresent(gone -> availability.changed(Optional.of(gone), Optional.empty()));
        now = now.with(kind, now.persistent(kind).remove(key));
        note(kind, key, "delete", Optional.empty());
        availability.changed(kind, key, Availability.Change.WENT);
        dropKey(kind, key);
    }

    private <T extends Model> void note(Kind<T> kind, String key, String action, Optional<Item<T>> after) {
        String place = kind + "/" + key;
        var first = changes.get(place);
        String shown = first != null && first.action().equals("create") && after.isPresent() ? "create" : action;
        changes.put(place, new Commit.Change<>(kind.name(), key, shown, before.find(kind, key), after));
    }

    /** Puts an item whose secure values have been sealed, whoever wrote it. */
    <T extends Model> void replace(Item<T> sealed) {
        if (!sealed.status().readOnly()) {
            keep(new Store.Entry(sealed.kind().name(), sealed.key(), Wire.stored(sealed.value())));
        }
        put(sealed, "save");
    }

    /** Takes an object out of the writable layer, as a layer brings one in its place. */
    <T extends Model> void displace(Item<T> item) {
        keep(Store.Entry.removal(item.kind().name(), item.key()));
    }

    /** Goes to the store with this transaction. */
    void keep(Store.Entry entry) {
        entries.put(entry.kind() + "/" + entry.key(), entry);
    }

    /** The key that opens the secure values of this object, made when first asked for. */
    BoxKey key(Kind<?> kind, String key) {
        return now.keys().find(kind, key).orElseGet(() -> {
            String name = Keyring.name(kind, key);
            var made = BoxKey.random();
            now = now.with(now.keys().with(name, made));
            keep(new Store.Entry(Keyring.KIND, name, made.stored()));
            return made;
        });
    }

    private void dropKey(Kind<?> kind, String key) {
        if (now.keys().find(kind, key).isPresent()) {
            String name = Keyring.name(kind, key);
            now = now.with(now.keys().without(name));
            keep(Store.Entry.removal(Keyring.KIND, name));
        }
    }

    <T extends Model> Item<T> judged(Item<T> item) {
        var sealed = new Sealing(this).sealed(item).orElse(item);
        var faults = checks.judgeWritten(now, item.kind(), Optional.of(sealed.value()), sealed.value());
        return sealed.judged(faults);
    }

    <T extends Model> Faults judge(Kind<T> kind, Optional<T> before, T object) {
        return checks.judge(now, kind, before, object);
    }

    /** Judges again all that name what was put or removed since. */
    void settle() {
        availability.settle();
    }

    void layers(Layers layers) {
        layersChanged = true;
        now = now.with(layers);
    }

    /** From now on what clients wrote is said to be of the writable layer. */
    void attribute() {
        now = now.attributed();
    }

    List<Commit.Change<?>> changes() {
        return List.copyOf(changes.values());
    }

    boolean unchanged() {
        return changes.isEmpty()
                && entries.isEmpty()
                && !layersChanged
                && now.kinds().equals(before.kinds());
    }

    /** The work done, ready to be stored and published. */
    Sealed seal() {
        var after = now.numbered(before.serial() + 1);
        var commit = new Commit(before, after, changes(), request, layersChanged);
        return new Sealed(after, commit, List.copyOf(entries.values()));
    }

    /** A draft that is finished. */
    record Sealed(ImageState after, Commit commit, List<Store.Entry> entries) {}
}
