// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Model;
import org.millwright.models.Reference;

/** Judges again what names an object that came, went, or changed its availability; and so on from there. */
final class Availability {

    private final WriterTransaction transaction;
    private final Checks checks;

    Availability(WriterTransaction transaction, Checks checks) {
        this.transaction = transaction;
        this.checks = checks;
    }

    void changed(Kind<?> kind, String key) {
        Kinds.ALL.forEach(other -> changed(other, kind.name(), key));
    }

    private <T extends Model> void changed(Kind<T> kind, String referred, String key) {
        for (Reference<T> reference : kind.references()) {
            if (reference.kind().equals(referred)) {
                for (Item<T> item : transaction.state().persistent(kind).naming(referred, key)) {
                    judgeAgain(item);
                }
            }
        }
    }

    private <T extends Model> void judgeAgain(Item<T> item) {
        var faults = checks.judge(transaction.image(), item.kind(), java.util.Optional.of(item.value()), item.value());
        var status = item.status().judged(faults);
        if (!status.equals(item.status())) {
            transaction.put(item.with(status), "save");
        }
    }
}
