// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millwright.backend.Image;
import org.millwright.models.Kind;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/** The keys of all objects that have one. Part of an image that its readers don't see. */
final class Keyring {

    /** Where the store keeps them. */
    static final String KIND = "secrets";

    static final Keyring EMPTY = new Keyring(HashTreePMap.empty());

    private final HashPMap<String, BoxKey> keys;

    private Keyring(HashPMap<String, BoxKey> keys) {
        this.keys = keys;
    }

    static Keyring of(Image image) {
        return image instanceof ImageState state ? state.keys() : EMPTY;
    }

    /** The name under which the key of an object is kept. */
    static String name(Kind<?> kind, String key) {
        return kind.name() + "-" + key;
    }

    Optional<BoxKey> find(Kind<?> kind, String key) {
        return Optional.ofNullable(keys.get(name(kind, key)));
    }

    Keyring with(String name, BoxKey key) {
        return new Keyring(keys.plus(name, key));
    }

    Keyring without(String name) {
        return new Keyring(keys.minus(name));
    }

    /** All keys by name, as the store has them. */
    SortedMap<String, byte[]> stored() {
        var stored = new TreeMap<String, byte[]>();
        keys.forEach((name, key) -> stored.put(name, key.stored()));
        return stored;
    }
}
