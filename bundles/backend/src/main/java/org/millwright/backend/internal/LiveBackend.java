// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.millwright.backend.Backend;
import org.millwright.backend.BootFiles;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Params;
import org.millwright.backend.Prefs;
import org.millwright.backend.Request;
import org.millwright.backend.TemplateFiles;
import org.millwright.backend.Transaction;
import org.millwright.store.Store;
import org.millwright.store.StoreException;
import org.millwright.template.TemplateEngine;

/** The backend over one store, from the first read to the last write. Closes the store. */
public final class LiveBackend implements Backend, AutoCloseable {

    private final Store store;
    private final Rules rules;
    private final Listeners listeners = new Listeners();
    private final Journal journal;

    public LiveBackend(Store store, Supplier<Collection<TemplateEngine>> engines) {
        this(store, engines, Optional::empty, Optional::empty);
    }

    public LiveBackend(
            Store store,
            Supplier<Collection<TemplateEngine>> engines,
            Supplier<Optional<BootFiles>> boot,
            Supplier<Optional<TemplateFiles>> files) {
        this(store, engines, boot, files, Prefs.defaults());
    }

    LiveBackend(
            Store store,
            Supplier<Collection<TemplateEngine>> engines,
            Supplier<Optional<BootFiles>> boot,
            Supplier<Optional<TemplateFiles>> files,
            Map<String, String> prefDefaults) {
        this.store = store;
        this.rules = new Rules(new TemplateTexts(engines), boot, files);
        this.journal = new Journal(store, read(store, rules).withPrefDefaults(prefDefaults), listeners::deliver);
        journal.write(before -> new Draft(before, rules, Request.of("backend")), draft -> {
            new Sealing(draft).all();
            return null;
        });
    }

    private static ImageState read(Store store, Rules rules) {
        try {
            return StoredObjects.read(store, rules);
        } catch (StoreException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Image image() {
        return journal.published();
    }

    @Override
    public <R> R write(Request request, Function<Transaction, R> work) {
        return journal.write(
                before -> new Draft(before, rules, request), draft -> work.apply(new WriterTransaction(draft)));
    }

    @Override
    public void layers(Request request, UnaryOperator<Layers> change, Set<String> replacing) {
        journal.write(before -> new Draft(before, rules, request), draft -> {
            new LayerStack(draft).change(change.apply(draft.state().layers()), replacing);
            return null;
        });
    }

    @Override
    public Params params(Image image) {
        return new ParamLookup(image, rules.schemas(), false);
    }

    /** Everything that the store keeps, as of one moment. */
    public void replay(Store.Reader reader) {
        store.replay(reader);
    }

    ImageState state() {
        return journal.published();
    }

    /**
     * Puts these objects in the place of all that are kept, and layers in the place of layers, unless there was a commit since the one of this number.
     *
     * @return whether there was none
     */
    boolean restore(
            Request request,
            long serial,
            Map<String, SortedMap<String, byte[]>> objects,
            UnaryOperator<Layers> layers) {
        return journal.write(before -> new Draft(before, rules, request), draft -> {
            boolean same = draft.state().serial() == serial;
            if (same) {
                new Restoration(draft).restore(objects, layers);
            }
            return same;
        });
    }

    /** @throws org.millwright.models.Problem where these objects can't be restored now; changes nothing either way */
    void tryRestore(Request request, Map<String, SortedMap<String, byte[]>> objects, UnaryOperator<Layers> layers) {
        new Restoration(new Draft(state(), rules, request)).restore(objects, layers);
    }

    public void follow(CommitListener listener) {
        listeners.add(listener, journal::published);
    }

    public void unfollow(CommitListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        journal.close();
        listeners.close();
        store.close();
    }
}
