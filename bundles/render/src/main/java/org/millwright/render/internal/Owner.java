// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Stage;
import org.millwright.models.TemplateEntry;
import org.millwright.render.Subject;

/** A boot environment or stage, as far as its template entries go. */
record Owner(List<TemplateEntry> entries, Map<String, String> meta, String bundle) {

    static Optional<Owner> find(Image image, Subject subject) {
        return subject.kind().equals(BootEnv.KIND.name())
                ? image.find(BootEnv.KIND, subject.owner())
                        .map(env -> new Owner(
                                env.value().templates(),
                                env.value().meta(),
                                env.status().bundle()))
                : image.find(Stage.KIND, subject.owner())
                        .map(stage -> new Owner(
                                stage.value().templates(),
                                stage.value().meta(),
                                stage.status().bundle()));
    }

    Optional<TemplateEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
