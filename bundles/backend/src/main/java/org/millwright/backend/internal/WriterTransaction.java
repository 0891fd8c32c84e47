// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.millwright.backend.Commit;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Marks;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;

/** Works on an image of its own until sealed; nobody else sees it before that. */
final class WriterTransaction implements Transaction {

    private final Rules rules;
    private final Checks checks;
    private final Request request;
    private final ImageState before;
    private final Map<String, Commit.Change<?>> changes = new LinkedHashMap<>();
    private final Map<String, Store.Entry> entries = new LinkedHashMap<>();
    private final Availability availability;
    private ImageState now;
    private boolean layersChanged;

    WriterTransaction(ImageState before, Rules rules, Request request) {
        this.before = before;
        this.now = before;
        this.rules = rules;
        this.checks = new Checks(rules);
        this.request = request;
        this.availability = new Availability(this, checks);
    }

    @Override
    public Image image() {
        return now;
    }

    @Override
    public Request request() {
        return request;
    }

    Rules rules() {
        return rules;
    }

    ImageState state() {
        return now;
    }

    @Override
    public <T extends Model> Item<T> create(Kind<T> asked, T object) {
        var kind = known(asked, "CREATE");
        var made = rules.of(kind).created(now, request, object);
        String key = kind.key(made);
        if (key.isEmpty()) {
            throw new Problem(kind.name(), "", "CREATE", List.of("Empty key not allowed"), 400);
        }
        if (key.indexOf('\0') >= 0) {
            throw new Problem(kind.name(), key, "CREATE", List.of("NUL character in key not allowed"), 400);
        }
        if (now.find(kind, key).isPresent()) {
            throw Problem.exists(kind.name(), key);
        }
        var item = write(kind, Optional.empty(), made, "create");
        new Tenancy(this).created(kind, key);
        return item;
    }

    @Override
    public <T extends Model> Item<T> update(Kind<T> asked, String key, UnaryOperator<T> change) {
        var kind = known(asked, "");
        var old = writable(kind, key);
        var after = change.apply(old.value());
        if (!kind.key(after).equals(key)) {
            String message = "Key change from " + key + " to " + kind.key(after) + " not allowed";
            throw new Problem(kind.name(), key, "", List.of(message), 400);
        }
        var amended = rules.of(kind).changed(now, request, old.value(), after);
        return write(kind, Optional.of(old), amended, "update");
    }

    @Override
    public <T extends Model> Item<T> marked(Item<T> item, Marks marks) {
        var now = item.with(item.status().with(marks));
        if (!now.status().equals(item.status())) {
            put(now, "update");
        }
        return now;
    }

    private <T extends Model> Item<T> writable(Kind<T> kind, String key) {
        var old = now.find(kind, key).orElseThrow(() -> Problem.notFound(kind.name(), key, ""));
        refuseLayered(old);
        return old;
    }

    @Override
    public <T extends Model> Item<T> save(Kind<T> asked, T object) {
        var kind = known(asked, "SAVE");
        var old = now.find(kind, kind.key(object));
        old.ifPresent(WriterTransaction::refuseLayered);
        return write(kind, old, object, "save");
    }

    /** What a layer below holds can't be written. */
    private static void refuseLayered(Item<?> item) {
        if (item.status().readOnly()) {
            throw new Problem("", "", "", List.of(item.key()), 400);
        }
    }

    /** The kind as it is declared now; one that was withdrawn since the caller looked has no objects. */
    @SuppressWarnings("unchecked")
    private <T extends Model> Kind<T> known(Kind<T> asked, String action) {
        return (Kind<T>) now.kinds().find(asked.name()).orElseThrow(() -> Problem.notFound(asked.name(), "", action));
    }

    private <T extends Model> Item<T> write(Kind<T> kind, Optional<Item<T>> old, T object, String action) {
        TransactionTrace.started(action, kind, kind.key(object));
        var rule = rules.of(kind);
        var before = old.map(Item::value);
        var settled = rule.settled(now, before, object);
        var faults = checks.judgeWritten(now, kind, before, settled);
        String key = kind.key(settled);
        boolean whole = !action.equals("save") && rule.mustBeAvailable(before, settled);
        if (faults.refused() || whole && !request.force() && !faults.none()) {
            throw Problem.invalid(kind.name(), key, rule.refusal(faults));
        }
        T kept = faults.none() ? settled : rule.unavailable(settled);
        var origin = new Status(
                false,
                false,
                List.of(),
                false,
                old.map(item -> item.status().bundle()).orElse(""),
                old.map(item -> item.status().marks()).orElse(Marks.NONE));
        var item = new Item<>(kind, kept, origin).judged(whole ? rule.forced(faults) : faults);
        keep(new Store.Entry(kind.name(), key, Wire.stored(kept)));
        put(item, action);
        availability.settle();
        rule.written(this, kept);
        TransactionTrace.finished(action, kind, key);
        return now.find(kind, key).orElse(item);
    }

    @Override
    public <T extends Model> Item<T> delete(Kind<T> kind, String key) {
        var old = now.find(kind, key).orElseThrow(() -> Problem.notFound(kind.name(), key, "DELETE"));
        TransactionTrace.started("delete", kind, key);
        var rule = rules.of(kind);
        rule.deletable(request, old.value());
        var reasons = new ArrayList<>(rule.keeps(now, old.value()));
        reasons.addAll(checks.holders(now, kind, key));
        if (!reasons.isEmpty()) {
            throw rule.kept(kind.name(), key, reasons);
        }
        if (old.status().readOnly()) {
            throw new Problem("", "", "DELETE", List.of("readonly: " + key), 404);
        }
        keep(Store.Entry.removal(kind.name(), key));
        var lower = LayerObjects.highest(rules, now.layers(), kind, key);
        if (lower.isPresent()) {
            put(judged(lower.get()), "delete");
        } else {
            remove(kind, key);
        }
        availability.settle();
        rule.deleted(this, old.value());
        new Tenancy(this).deleted(kind, key);
        TransactionTrace.finished("delete", kind, key);
        return old;
    }

    @Override
    public String publicKey(Kind<?> kind, String key) {
        if (now.find(kind, key).isEmpty()) {
            throw Problem.notFound(kind.name(), key, "");
        }
        return Base64.getEncoder().encodeToString(key(kind, key).publicKey());
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

    /** Puts an item whose secure values have been sealed, whoever wrote it. */
    <T extends Model> void replace(Item<T> sealed) {
        if (!sealed.status().readOnly()) {
            keep(new Store.Entry(sealed.kind().name(), sealed.key(), Wire.stored(sealed.value())));
        }
        put(sealed, "save");
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

    /** Takes an object out of the writable layer, as a layer brings one in its place. */
    <T extends Model> void displace(Item<T> item) {
        keep(Store.Entry.removal(item.kind().name(), item.key()));
    }

    /** From now on what clients wrote is said to be of the writable layer. */
    void attribute() {
        now = now.attributed();
    }

    ImageState before() {
        return before;
    }

    List<Commit.Change<?>> changes() {
        return List.copyOf(changes.values());
    }

    <T extends Model> void remove(Kind<T> kind, String key) {
        now.find(kind, key).ifPresent(gone -> availability.changed(Optional.of(gone), Optional.empty()));
        now = now.with(kind, now.persistent(kind).remove(key));
        note(kind, key, "delete", Optional.empty());
        availability.changed(kind, key, Availability.Change.WENT);
        dropKey(kind, key);
    }

    /** Judges again all that name what was put or removed since. */
    void settle() {
        availability.settle();
    }

    <T extends Model> Item<T> judged(Item<T> item) {
        var sealed = new Sealing(this).sealed(item).orElse(item);
        var faults = checks.judgeWritten(now, item.kind(), Optional.of(sealed.value()), sealed.value());
        return sealed.judged(faults);
    }

    <T extends Model> Faults judge(Kind<T> kind, Optional<T> before, T object) {
        return checks.judge(now, kind, before, object);
    }

    /** Goes to the store with this transaction. */
    void keep(Store.Entry entry) {
        entries.put(entry.kind() + "/" + entry.key(), entry);
    }

    private <T extends Model> void note(Kind<T> kind, String key, String action, Optional<Item<T>> after) {
        String place = kind + "/" + key;
        var first = changes.get(place);
        String shown = first != null && first.action().equals("create") && after.isPresent() ? "create" : action;
        changes.put(place, new Commit.Change<>(kind.name(), key, shown, before.find(kind, key), after));
    }

    void layers(Layers layers) {
        layersChanged = true;
        now = now.with(layers);
    }

    @Override
    public void declare(Kind<?> kind) {
        new Declarations(this).declare(kind);
    }

    @Override
    public void withdraw(String kind) {
        new Declarations(this).withdraw(kind);
    }

    void state(ImageState next) {
        now = next;
    }

    boolean unchanged() {
        return changes.isEmpty()
                && entries.isEmpty()
                && !layersChanged
                && now.kinds().equals(before.kinds());
    }

    /** The work done, ready to be stored and published under this number. */
    Sealed seal() {
        var after = now.numbered(before.serial() + 1);
        var commit = new Commit(before, after, changes(), request, layersChanged);
        return new Sealed(after, commit, List.copyOf(entries.values()));
    }

    /** A finished transaction. */
    record Sealed(ImageState after, Commit commit, List<Store.Entry> entries) {}
}
