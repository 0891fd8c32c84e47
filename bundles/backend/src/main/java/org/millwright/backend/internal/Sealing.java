// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;

/** Seals values of secure params that stand in clear: in packages, and where a param has become secure. */
final class Sealing {

    private final Draft draft;

    Sealing(Draft draft) {
        this.draft = draft;
    }

    /** Seals whatever stands in clear; objects that hold no secure param are not read. */
    void all() {
        var secure = draft.state().table(Param.KIND).all().stream()
                .filter(param -> param.value().secure())
                .map(Item::key)
                .toList();
        if (!secure.isEmpty()) {
            draft.state().kinds().all().stream()
                    .filter(kind -> kind.params().isPresent())
                    .forEach(kind -> all(kind, secure));
        }
    }

    private <T extends Model> void all(Kind<T> kind, List<String> secure) {
        var holders = draft.state().table(kind).all().parallelStream()
                .filter(item -> secure.stream().anyMatch(ParamLookup.own(item)::containsKey))
                .toList();
        holders.forEach(item -> sealed(item).ifPresent(draft::replace));
    }

    /** The object with all its secure values sealed; empty where none stood in clear. */
    <T extends Model> Optional<Item<T>> sealed(Item<T> item) {
        var kind = item.kind();
        var params = ParamLookup.own(item);
        var sealed = new TreeMap<String, Object>();
        for (String name : params.keySet()) {
            if (secure(name) && !SecureData.looksLike(params.get(name))) {
                byte[] publicKey = draft.key(kind, item.key()).publicKey();
                sealed.put(name, SecureData.seal(publicKey, params.get(name)).plain());
            }
        }
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        var all = new TreeMap<>(params);
        all.putAll(sealed);
        return kind.params().map(field -> item.with(field.with(item.value(), all)));
    }

    private boolean secure(String name) {
        return draft.state()
                .find(Param.KIND, name)
                .filter(param -> param.value().secure())
                .isPresent();
    }
}
