// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.internal;

import org.millwright.models.Problem;
import org.millwright.store.Store.Entry;
import org.millwright.store.StoreException;

/** What stores of text files can keep. */
final class Values {

    /** @throws StoreException where the value is no JSON */
    static void check(Entry entry) {
        if (!entry.removes()) {
            try {
                Codec.tree(entry.value());
            } catch (Problem e) {
                throw new StoreException(
                        entry.kind() + " " + entry.key() + " is no JSON: " + String.join("; ", e.messages()), e);
            }
        }
    }

    private Values() {}
}
