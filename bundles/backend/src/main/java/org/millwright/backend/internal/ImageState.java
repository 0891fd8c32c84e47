// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import org.millwright.backend.Image;
import org.millwright.backend.Layers;
import org.millwright.backend.Prefs;
import org.millwright.backend.Table;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * The image as the backend itself handles it: a new one for each change, sharing all that stays.
 *
 * @param keys what opens secure values
 * @param dormant by kind, what the store keeps of kinds that aren't declared
 * @param prefDefaults the values of preferences that nobody set
 */
record ImageState(
        long serial,
        Kinds kinds,
        Tree<PersistentTable<?>> tables,
        Layers layers,
        Keyring keys,
        HashPMap<String, HashPMap<String, byte[]>> dormant,
        Map<String, String> prefDefaults)
        implements Image {

    static final ImageState EMPTY = new ImageState(
            0,
            Kinds.BUILT_IN,
            Tree.empty(Rank.SCATTERED),
            Layers.NONE,
            Keyring.EMPTY,
            HashTreePMap.empty(),
            Prefs.defaults());

    @Override
    public <T extends Model> Table<T> table(Kind<T> kind) {
        return persistent(kind);
    }

    @SuppressWarnings("unchecked")
    <T extends Model> PersistentTable<T> persistent(Kind<T> kind) {
        var table = (PersistentTable<T>) tables.get(kind.name());
        return table == null ? PersistentTable.empty(kind) : table;
    }

    <T extends Model> ImageState with(Kind<T> kind, PersistentTable<T> table) {
        return new ImageState(serial, kinds, tables.plus(kind.name(), table), layers, keys, dormant, prefDefaults);
    }

    ImageState with(Layers newLayers) {
        return new ImageState(serial, kinds, tables, newLayers, keys, dormant, prefDefaults);
    }

    /** With other kinds; of a kind that is gone no table stays. */
    ImageState with(Kinds newKinds) {
        var kept = tables;
        for (String name : tables.keys()) {
            kept = newKinds.find(name).isPresent() ? kept : kept.minus(name);
        }
        return new ImageState(serial, newKinds, kept, layers, keys, dormant, prefDefaults);
    }

    /** What the store keeps under this kind, which isn't declared. */
    HashPMap<String, byte[]> dormant(String kind) {
        return dormant.getOrDefault(kind, HashTreePMap.empty());
    }

    ImageState withDormant(String kind, HashPMap<String, byte[]> kept) {
        var all = kept.isEmpty() ? dormant.minus(kind) : dormant.plus(kind, kept);
        return new ImageState(serial, kinds, tables, layers, keys, all, prefDefaults);
    }

    ImageState withPrefDefaults(Map<String, String> defaults) {
        return new ImageState(serial, kinds, tables, layers, keys, dormant, Map.copyOf(defaults));
    }

    /** With every object that a client wrote said to be of the writable layer. */
    ImageState attributed() {
        var next = tables;
        for (String name : tables.keys()) {
            next = next.plus(name, tables.get(name).attributed());
        }
        return new ImageState(serial, kinds, next, layers, keys, dormant, prefDefaults);
    }

    ImageState numbered(long newSerial) {
        return new ImageState(newSerial, kinds, tables, layers, keys, dormant, prefDefaults);
    }

    ImageState with(Keyring newKeys) {
        return new ImageState(serial, kinds, tables, layers, newKeys, dormant, prefDefaults);
    }

    /** Not its contents: layers hold secure values in clear. */
    @Override
    public String toString() {
        return "Image " + serial;
    }
}
