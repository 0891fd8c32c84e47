// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.net.Asker;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Stage;
import org.millwright.models.Task;
import org.millwright.render.Subject;
import org.millwright.template.Facade;
import org.millwright.template.TemplateException;

/** One rendering: the objects it is about as of one image, who asks, and for which path. */
final class Scene {

    private final Site site;
    private final Image image;
    private final Library library;
    private final Subject subject;
    private final Optional<Item<Machine>> machine;
    private final Asker asker;
    private final String path;
    private final String mac;

    /** @throws TemplateException where the machine is gone */
    Scene(Site site, Image image, Library library, Subject subject, Asker asker, String path, String mac) {
        this.site = site;
        this.image = image;
        this.library = library;
        this.subject = subject;
        this.asker = asker;
        this.path = path;
        this.mac = mac;
        machine = image.find(Machine.KIND, subject.machine());
        if (machine.isEmpty() && !subject.machine().isEmpty()) {
            throw vanished("machines", subject.machine());
        }
    }

    static TemplateException vanished(String kind, String key) {
        return new TemplateException(key, 0, 0, kind + ":" + key + " has vanished", null);
    }

    Site site() {
        return site;
    }

    Image image() {
        return image;
    }

    Library library() {
        return library;
    }

    Asker asker() {
        return asker;
    }

    String path() {
        return path;
    }

    String mac() {
        return mac;
    }

    Optional<Item<Machine>> machine() {
        return machine;
    }

    Optional<BootEnv> env() {
        String key = subject.kind().equals(BootEnv.KIND.name())
                ? subject.owner()
                : machine.map(m -> m.value().bootEnv()).orElse("");
        return image.find(BootEnv.KIND, key).map(Item::value);
    }

    Optional<Stage> stage() {
        String key = subject.kind().equals(Stage.KIND.name())
                ? subject.owner()
                : machine.map(m -> m.value().stage()).orElse("");
        return image.find(Stage.KIND, key).map(Item::value);
    }

    String arch() {
        return machine.map(m -> m.value().arch()).orElse("amd64");
    }

    /**
     * The value of a parameter as the machine sees it, or as one that isn't known does. Only what a task gives to its
     * machine has secure ones in clear: files are open to everyone who can name them.
     */
    Optional<Object> param(String name) {
        var lookup = site.backend().params(image);
        var params = subject.kind().equals(Task.KIND.name()) ? lookup.decoded() : lookup;
        return machine.map(m -> params.find(m, name)).orElseGet(() -> params.find(name));
    }

    /** What a text of the owner's gives, where a missing key is an error. */
    String expand(String name, String text) {
        return library.text(name, text).render(root(), library.rendering().strictly());
    }

    Facade root() {
        return RenderData.of(this);
    }
}
