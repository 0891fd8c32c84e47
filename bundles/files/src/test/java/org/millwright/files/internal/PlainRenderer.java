// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.util.List;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.net.Asker;
import org.millwright.models.BootEnv;
import org.millwright.models.Machine;
import org.millwright.models.Stage;
import org.millwright.models.TemplateEntry;
import org.millwright.render.RenderedPath;
import org.millwright.render.Renderer;
import org.millwright.render.Subject;
import org.millwright.template.TemplateException;

/** Puts in the machine's name for {@code NAME}, a parameter for {@code Param}, who asks for {@code ASKER}. */
record PlainRenderer(Backend backend) implements Renderer {

    @Override
    public List<RenderedPath> paths(Image image, Subject subject) {
        return entries(image, subject).stream()
                .map(entry -> new RenderedPath("/" + text(image, subject, entry.path()), subject, entry.name(), ""))
                .toList();
    }

    @Override
    public String text(Image image, RenderedPath path, Asker asker) {
        return entries(image, path.subject()).stream()
                .filter(entry -> entry.name().equals(path.entry()))
                .findFirst()
                .map(entry -> text(image, path.subject(), entry.contents())
                        .replace("ASKER", asker.remote().text()))
                .orElseThrow();
    }

    private static List<TemplateEntry> entries(Image image, Subject subject) {
        return subject.kind().equals("stages")
                ? image.find(Stage.KIND, subject.owner()).orElseThrow().value().templates()
                : image.find(BootEnv.KIND, subject.owner())
                        .orElseThrow()
                        .value()
                        .templates();
    }

    private String text(Image image, Subject subject, String text) {
        if (text.contains("FAIL")) {
            throw new TemplateException("t", 1, 1, "template: t:1: it failed", null);
        }
        var machine = image.find(Machine.KIND, subject.machine());
        String name = machine.map(found -> found.value().name()).orElse("nobody");
        Object param = backend.params(image).find("place").orElse("none");
        return text.replace("NAME", name).replace("Param", param.toString());
    }
}
