// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.millwright.backend.internal.Given.USER;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.backend.Image;
import org.millwright.backend.TemplateFiles;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.TemplateEntry;
import org.millwright.store.MemoryStore;

/** A backend that asks a test which files have no place, and what was asked of whom. Objects are as in {@link Given#quoted}. */
final class Placing implements TemplateFiles, AutoCloseable {

    /** Whether the file of an entry has no place for a machine. */
    interface Misplaced {
        boolean is(Image image, TemplateEntry entry, String machine);
    }

    /** Of the machine that a test has. */
    static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";

    final List<String> asked = new CopyOnWriteArrayList<>();
    final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of, Optional::empty, () -> Optional.of(this));
    private final Misplaced misplaced;

    Placing(Misplaced misplaced) {
        this.misplaced = misplaced;
        backend.layers(USER, layers -> layers.with(Given.basicLayer()));
    }

    @Override
    public List<String> faults(Image image, String kind, String owner, String machine) {
        asked.add(kind + " " + owner);
        var entries = kind.equals("stages")
                ? image.find(Stage.KIND, owner).orElseThrow().value().templates()
                : image.find(BootEnv.KIND, owner).orElseThrow().value().templates();
        return entries.stream()
                .filter(entry -> misplaced.is(image, entry, machine))
                .map(entry -> "no place for " + entry.name())
                .toList();
    }

    <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, Given.quoted(kind, text)));
    }

    void machine(String fields) {
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "'" + fields + "}");
    }

    <T extends Model> Item<T> item(Kind<T> kind, String key) {
        return backend.image().find(kind, key).orElseThrow();
    }

    /** Of the machine. */
    List<String> errors() {
        return item(Machine.KIND, ID).status().errors();
    }

    @Override
    public void close() {
        backend.close();
    }
}
