// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Template;

/** A template must be one. */
final class TemplateRule implements Rule<Template> {

    private final TemplateTexts texts;

    TemplateRule(TemplateTexts texts) {
        this.texts = texts;
    }

    @Override
    public void check(Image image, Optional<Template> before, Template object, Faults faults) {
        texts.fault(object.meta(), object.id(), object.contents())
                .ifPresent(fault -> faults.fatal("Parse error for template " + object.id() + ": " + fault));
    }

    @Override
    public List<String> layerRefusal(Template object, List<String> errors) {
        return texts.fault(object.meta(), "", object.contents())
                .map(fault -> List.of("Unable to load " + object.id() + " templates: " + fault))
                .orElse(errors);
    }
}
