// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;
import org.millwright.models.Machine;
import org.millwright.models.Stage;
import org.millwright.models.TemplateEntry;

/** A boot environment's files and boot parameters must be templates; one that a preference names stays what it is. */
final class BootEnvRule implements Rule<BootEnv> {

    private final TemplateTexts texts;
    private final Requirements requirements;

    BootEnvRule(TemplateTexts texts, Requirements requirements) {
        this.texts = texts;
        this.requirements = requirements;
    }

    @Override
    public void check(Image image, Optional<BootEnv> before, BootEnv object, Faults faults) {
        object.architectures().forEach((arch, info) -> texts.fault(object.meta(), object.name(), info.bootParams())
                .ifPresent(fault ->
                        faults.fatal("Error compiling boot parameter template for arch " + arch + ": " + fault)));
        texts.checkPaths(object.meta(), object.templates(), faults::fatal);
        faults.fatal(
                before.filter(BootEnv::onlyUnknown).isPresent()
                        && !object.onlyUnknown()
                        && image.pref(Prefs.UNKNOWN_BOOT_ENV).equals(object.name()),
                "BootEnv " + object.name() + " cannot be used for the unknownBootEnv");
    }

    @Override
    public void checkLast(Image image, Optional<BootEnv> before, BootEnv object, Faults faults) {
        texts.checkContents(object.meta(), object.templates(), faults::fatal);
        TemplateTexts.needPaths(object.templates(), faults::fatal);
        if (object.onlyUnknown() && !faults.refused()) {
            requirements.check(image, object, faults);
        }
    }

    /** Stages must keep off its files; machines must have what it requires, and not be in one for unknown machines. */
    @Override
    public Set<String> concerned(BootEnv before, BootEnv after) {
        var kinds = new TreeSet<String>();
        if (!paths(before).equals(paths(after))) {
            kinds.add(Stage.KIND.name());
        }
        if (before.onlyUnknown() != after.onlyUnknown() || !Requiring.of(before).equals(Requiring.of(after))) {
            kinds.add(Machine.KIND.name());
        }
        return kinds;
    }

    private static List<String> paths(BootEnv env) {
        return env.templates().stream().map(TemplateEntry::path).toList();
    }

    @Override
    public List<String> keeps(Image image, BootEnv object) {
        String pref = object.onlyUnknown() ? Prefs.UNKNOWN_BOOT_ENV : Prefs.DEFAULT_BOOT_ENV;
        return image.pref(pref).equals(object.name())
                ? List.of("BootEnv " + object.name() + " is the active " + pref + ", cannot remove it")
                : List.of();
    }
}
