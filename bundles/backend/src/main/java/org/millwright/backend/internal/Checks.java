// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Attribute;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Reference;

/** Judges one object against all others: its own check, uniqueness, references, and its kind's rule. */
final class Checks {

    private final Rules rules;
    private final ParamChecks params;

    Checks(Rules rules) {
        this.rules = rules;
        this.params = new ParamChecks(rules.schemas());
    }

    /** Judges an object that is written: unlike one that is judged again, with the values of its parameters. */
    <T extends Model> Faults judgeWritten(Image image, Kind<T> kind, Optional<T> before, T object) {
        var faults = judge(image, kind, before, object);
        params.check(image, kind, before, object, faults);
        return faults;
    }

    <T extends Model> Faults judge(Image image, Kind<T> kind, Optional<T> before, T object) {
        var faults = new Faults(rules.texts()::fault);
        kind.check().accept(object, faults);
        for (Attribute<T> attribute : kind.attributes()) {
            if (attribute.unique()) {
                unique(image, kind, attribute, object, faults);
            }
        }
        rules.of(kind).check(image, before, object, faults);
        for (Reference<T> reference : kind.references()) {
            if (!reference.missing().isEmpty()) {
                refer(image, kind, reference, object, faults);
            }
        }
        rules.of(kind).checkLast(image, before, object, faults);
        return faults;
    }

    private <T extends Model> void unique(Image image, Kind<T> kind, Attribute<T> attribute, T object, Faults faults) {
        String key = kind.key(object);
        for (String word : attribute.words(object)) {
            if (!word.isEmpty() && taken(image.table(kind).with(attribute.name(), word), key)) {
                faults.fatal(kind + ":" + key + " violates unique index " + attribute.name());
            }
        }
    }

    private static <T extends Model> boolean taken(List<Item<T>> holders, String key) {
        for (Item<T> holder : holders) {
            if (!holder.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private <T extends Model> void refer(Image image, Kind<T> kind, Reference<T> reference, T object, Faults faults) {
        var keys = reference.keys().apply(object);
        for (int at = 0; at < keys.size(); at++) {
            String ref = keys.get(at);
            if (ref.isEmpty()) {
                continue;
            }
            Optional<? extends Item<?>> named =
                    image.kinds().find(reference.kind()).flatMap(other -> image.find(other, ref));
            if (named.isEmpty()) {
                add(faults, reference, text(reference.missing(), kind, object, ref, at));
            } else if (!reference.unavailable().isEmpty()
                    && !named.get().status().available()) {
                add(faults, reference, text(reference.unavailable(), kind, object, ref, at));
            }
        }
    }

    private static void add(Faults faults, Reference<?> reference, String message) {
        if (reference.fatal()) {
            faults.fatal(message);
        } else {
            faults.soft(message);
        }
    }

    /** Who names this object and thereby keeps it from being deleted, in the words of each; machines come first. */
    List<String> holders(ImageState image, Kind<?> kind, String key) {
        var holders = new ArrayList<String>();
        var kinds = image.kinds().all();
        for (int i = kinds.size() - 1; i >= 0; i--) {
            holders(image, kinds.get(i), kind.name(), key, holders);
        }
        return holders;
    }

    private static <T extends Model> void holders(
            ImageState image, Kind<T> kind, String referred, String key, List<String> holders) {
        for (Reference<T> reference : kind.references()) {
            if (reference.kind().equals(referred) && !reference.inUse().isEmpty()) {
                var table = image.persistent(kind);
                for (Item<T> item : reference.scanned() ? table.all() : table.naming(referred, key)) {
                    int at = reference.keys().apply(item.value()).indexOf(key);
                    if (at >= 0) {
                        holders.add(text(reference.inUse(), kind, item.value(), key, at));
                    }
                }
            }
        }
    }

    private static <T extends Model> String text(String template, Kind<T> kind, T object, String ref, int at) {
        return template.replace("{key}", kind.key(object))
                .replace("{name}", kind.nameOf(object))
                .replace("{at}", String.valueOf(at))
                .replace("{ref}", ref);
    }
}
