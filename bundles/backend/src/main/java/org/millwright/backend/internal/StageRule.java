// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Stage;

/** What a stage lists must exist; its files must be templates, and keep off those of its boot environment. */
final class StageRule implements Rule<Stage> {

    private final TemplateTexts texts;

    StageRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public void check(Image image, Optional<Stage> before, Stage object, Faults faults) {
        texts.checkPaths(object.meta(), object.templates(), faults, faults::soft);
        TaskList.check(image, object.tasks(), faults);
    }

    @Override
    public void checkLast(Image image, Optional<Stage> before, Stage object, Faults faults) {
        image.find(BootEnv.KIND, object.bootEnv()).ifPresent(env -> object.templates()
                .forEach(mine -> env.value().templates().forEach(its -> {
                    if (mine.path().equals(its.path())) {
                        faults.soft("Stage " + object.name() + " Template " + mine.name() + " overlaps with BootEnv "
                                + env.key() + " Template " + its.name());
                    }
                })));
        texts.checkContents(object.meta(), object.templates(), faults::soft);
        TemplateTexts.needPaths(object.templates(), faults::soft);
    }
}
