// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Machine;
import org.millwright.models.Stage;

/** What a stage lists must exist; its files must be templates, and keep off those of its boot environment. */
final class StageRule implements Rule<Stage> {

    private final TemplateTexts texts;

    StageRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public void check(Image image, Optional<Stage> before, Stage object, Faults faults) {
        texts.checkPaths(object.meta(), object.templates(), faults::soft);
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

    /** Machines must have what it requires, and have what it brings. */
    @Override
    public Set<String> concerned(Stage before, Stage after) {
        boolean same = Requiring.of(before).equals(Requiring.of(after))
                && before.params().equals(after.params())
                && before.profiles().equals(after.profiles());
        return same ? Set.of() : Set.of(Machine.KIND.name());
    }
}
