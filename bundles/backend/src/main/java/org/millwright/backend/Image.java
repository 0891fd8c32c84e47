// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.Map;
import java.util.Optional;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Pref;

/** All objects at one moment. Immutable; shared freely between threads. */
public interface Image {

    /** Counts commits; a later image has a higher serial. */
    long serial();

    /** The kinds of objects that there are now. */
    Kinds kinds();

    /** The objects of one kind; none where there is no such kind now. */
    <T extends Model> Table<T> table(Kind<T> kind);

    /** The layers that this image was built from. */
    Layers layers();

    default <T extends Model> Optional<Item<T>> find(Kind<T> kind, String key) {
        return table(kind).find(key);
    }

    /** The value of a preference; empty where it is neither set nor has a default. */
    default String pref(String name) {
        return find(Pref.KIND, name).map(pref -> pref.value().val()).orElseGet(() -> prefDefaults()
                .getOrDefault(name, ""));
    }

    /** The values of preferences that nobody set. */
    default Map<String, String> prefDefaults() {
        return Prefs.defaults();
    }

    /** The boot environment of machines that nobody knows: the preferred one or, where that is gone, the default. */
    default String unknownBootEnv() {
        String wanted = pref(Prefs.UNKNOWN_BOOT_ENV);
        return find(BootEnv.KIND, wanted).isPresent() ? wanted : Prefs.defaultOf(Prefs.UNKNOWN_BOOT_ENV);
    }
}
