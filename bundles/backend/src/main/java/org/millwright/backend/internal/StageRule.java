// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Stage;

/** A stage's files must be templates, and may not take the paths of its boot environment's files. */
final class StageRule implements Rule<Stage> {

    private final TemplateTexts texts;

    StageRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public void check(Image image, Optional<Stage> before, Stage object, Faults faults) {
        texts.check(object.meta(), object.templates(), faults);
        image.find(BootEnv.KIND, object.bootEnv()).ifPresent(env -> object.templates()
                .forEach(mine -> env.value().templates().forEach(its -> {
                    if (mine.path().equals(its.path())) {
                        faults.soft("Stage " + object.name() + " Template " + mine.name() + " overlaps with BootEnv "
                                + env.key() + " Template " + its.name());
                    }
                })));
    }
}
