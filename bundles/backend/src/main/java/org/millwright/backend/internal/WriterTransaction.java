// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Marks;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Status;
import org.millwright.models.Wire;
import org.millwright.store.Store;

/** What clients do to objects in a transaction, and what rules make of it. */
final class WriterTransaction implements Transaction {

    private final Draft draft;

    WriterTransaction(Draft draft) {
        this.draft = draft;
    }

    @Override
    public Image image() {
        return draft.state();
    }

    @Override
    public Request request() {
        return draft.request();
    }

    @Override
    public <T extends Model> Item<T> create(Kind<T> asked, T object) {
        var kind = known(asked, "CREATE");
        var made = draft.rules().of(kind).created(draft.state(), request(), object);
        String key = kind.key(made);
        if (key.isEmpty()) {
            throw new Problem(kind.name(), "", "CREATE", List.of("Empty key not allowed"), 400);
        }
        if (key.indexOf('\0') >= 0) {
            throw new Problem(kind.name(), key, "CREATE", List.of("NUL character in key not allowed"), 400);
        }
        if (draft.state().find(kind, key).isPresent()) {
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
        var amended = draft.rules().of(kind).changed(draft.state(), request(), old.value(), after);
        return write(kind, Optional.of(old), amended, "update");
    }

    @Override
    public <T extends Model> Item<T> marked(Item<T> item, Marks marks) {
        var marked = item.with(item.status().with(marks));
        if (!marked.status().equals(item.status())) {
            draft.put(marked, "update");
        }
        return marked;
    }

    private <T extends Model> Item<T> writable(Kind<T> kind, String key) {
        var old = draft.state().find(kind, key).orElseThrow(() -> Problem.notFound(kind.name(), key, ""));
        refuseLayered(old);
        return old;
    }

    @Override
    public <T extends Model> Item<T> save(Kind<T> asked, T object) {
        var kind = known(asked, "SAVE");
        var old = draft.state().find(kind, kind.key(object));
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
        return (Kind<T>)
                draft.state().kinds().find(asked.name()).orElseThrow(() -> Problem.notFound(asked.name(), "", action));
    }

    private <T extends Model> Item<T> write(Kind<T> kind, Optional<Item<T>> old, T object, String action) {
        TransactionTrace.started(action, kind, kind.key(object));
        var rule = draft.rules().of(kind);
        var before = old.map(Item::value);
        var settled = rule.settled(draft.state(), before, object);
        var faults = draft.checks().judgeWritten(draft.state(), kind, before, settled);
        String key = kind.key(settled);
        boolean whole = !action.equals("save") && rule.mustBeAvailable(before, settled);
        if (faults.refused() || whole && !request().force() && !faults.none()) {
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
        draft.keep(new Store.Entry(kind.name(), key, Wire.stored(kept)));
        draft.put(item, action);
        draft.settle();
        rule.written(this, kept);
        TransactionTrace.finished(action, kind, key);
        return draft.state().find(kind, key).orElse(item);
    }

    @Override
    public <T extends Model> Item<T> delete(Kind<T> kind, String key) {
        var old = draft.state().find(kind, key).orElseThrow(() -> Problem.notFound(kind.name(), key, "DELETE"));
        TransactionTrace.started("delete", kind, key);
        var rule = draft.rules().of(kind);
        rule.deletable(request(), old.value());
        var reasons = new ArrayList<>(rule.keeps(draft.state(), old.value()));
        reasons.addAll(draft.checks().holders(draft.state(), kind, key));
        if (!reasons.isEmpty()) {
            throw rule.kept(kind.name(), key, reasons);
        }
        if (old.status().readOnly()) {
            throw new Problem("", "", "DELETE", List.of("readonly: " + key), 404);
        }
        draft.keep(Store.Entry.removal(kind.name(), key));
        var lower = LayerObjects.highest(draft.rules(), draft.state().layers(), kind, key);
        if (lower.isPresent()) {
            draft.put(draft.judged(lower.get()), "delete");
        } else {
            draft.remove(kind, key);
        }
        draft.settle();
        rule.deleted(this, old.value());
        new Tenancy(this).deleted(kind, key);
        TransactionTrace.finished("delete", kind, key);
        return old;
    }

    @Override
    public String publicKey(Kind<?> kind, String key) {
        if (draft.state().find(kind, key).isEmpty()) {
            throw Problem.notFound(kind.name(), key, "");
        }
        return Base64.getEncoder().encodeToString(draft.key(kind, key).publicKey());
    }

    @Override
    public void declare(Kind<?> kind) {
        new Declarations(draft).declare(kind);
    }

    @Override
    public void withdraw(String kind) {
        new Declarations(draft).withdraw(kind);
    }
}
