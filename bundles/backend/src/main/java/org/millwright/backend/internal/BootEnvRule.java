// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.models.BootEnv;
import org.millwright.models.Faults;

/** A boot environment's files and boot parameters must be templates; one that a preference names stays. */
final class BootEnvRule implements Rule<BootEnv> {

    private final TemplateTexts texts;

    BootEnvRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public void check(Image image, Optional<BootEnv> before, BootEnv object, Faults faults) {
        texts.check(object.meta(), object.templates(), faults);
        object.architectures().forEach((arch, info) -> {
            String introduction = "Error compiling boot parameter template for arch " + arch + ": ";
            texts.check(object.meta(), object.name(), info.bootParams(), introduction, faults);
        });
    }

    @Override
    public List<String> keeps(Image image, BootEnv object) {
        String pref = object.onlyUnknown() ? Prefs.UNKNOWN_BOOT_ENV : Prefs.DEFAULT_BOOT_ENV;
        return image.pref(pref).equals(object.name())
                ? List.of("BootEnv " + object.name() + " is the active " + pref + ", cannot remove it")
                : List.of();
    }
}
