// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.millwright.backend.Image;
import org.millwright.backend.TemplateFiles;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.Status;

/** What boot environments and stages require of a machine: values for their parameters, and a place for each file. */
final class Requirements {

    private final Schemas schemas;
    private final Supplier<Optional<TemplateFiles>> files;

    /** @param files where they are empty, each is said to have its place */
    Requirements(Schemas schemas, Supplier<Optional<TemplateFiles>> files) {
        this.schemas = schemas;
        this.files = files;
    }

    /** Of a machine: what is required where it is. */
    void check(Image image, Machine machine, Faults faults) {
        owner(image, Stage.KIND, machine.stage())
                .map(Requiring::of)
                .ifPresent(stage -> check(image, machine, stage, faults));
        owner(image, BootEnv.KIND, machine.bootEnv())
                .filter(env -> !env.onlyUnknown())
                .map(Requiring::of)
                .ifPresent(env -> check(image, machine, env, faults));
    }

    /** What is wrong with one that isn't available it says itself. */
    private static <T extends Model> Optional<T> owner(Image image, Kind<T> kind, String key) {
        return image.find(kind, key).filter(item -> item.status().available()).map(Item::value);
    }

    private void check(Image image, Machine machine, Requiring owner, Faults faults) {
        if (owner.params().isEmpty() && owner.entries().isEmpty()) {
            return;
        }
        var item = new Item<>(Machine.KIND, machine, Status.GOOD);
        var params = new ParamLookup(image, schemas, false);
        missing(owner, name -> params.find(item, name).isPresent(), faults);
        if (!owner.entries().isEmpty()) {
            files.get().ifPresent(all -> all.faults(holding(image, item), owner.kind(), owner.key(), machine.uuid())
                    .forEach(faults::soft));
        }
    }

    /** Of a boot environment for machines that aren't known: what it requires of all of them. */
    void check(Image image, BootEnv env, Faults faults) {
        var owner = Requiring.of(env);
        var params = new ParamLookup(image, schemas, false);
        missing(owner, name -> params.find(name).isPresent(), faults);
        if (!owner.entries().isEmpty()) {
            var item = new Item<>(BootEnv.KIND, env, Status.GOOD);
            files.get().ifPresent(all -> all.faults(holding(image, item), owner.kind(), owner.key(), "")
                    .forEach(faults::soft));
        }
    }

    private static void missing(Requiring owner, Predicate<String> there, Faults faults) {
        for (String name : owner.params()) {
            faults.soft(
                    !there.test(name),
                    "Missing required parameter " + name + " for " + owner.kind() + " " + owner.key());
        }
    }

    /** An image that has what is judged as it would be. */
    private static <T extends Model> Image holding(Image image, Item<T> item) {
        boolean has = image.find(item.kind(), item.key())
                .filter(old -> old.value() == item.value())
                .isPresent();
        return !has && image instanceof ImageState state
                ? state.with(item.kind(), state.persistent(item.kind()).put(item))
                : image;
    }
}
