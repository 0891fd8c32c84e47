// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.TemplateFiles;
import org.millwright.backend.access.Tokens;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.TemplateEntry;
import org.millwright.render.RenderedPath;
import org.millwright.render.Renderer;
import org.millwright.render.Subject;
import org.millwright.template.TemplateException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Renders through whichever engine a template asks for. Paths are strict, contents lenient about missing keys. */
@Component
public final class TemplateRenderer implements Renderer, TemplateFiles {

    private final Site site;
    private final Engines engines;

    @Activate
    public TemplateRenderer(
            @Reference Backend backend,
            @Reference Tokens tokens,
            @Reference Addresses addresses,
            @Reference Engines engines,
            @Reference Ports ports) {
        site = new Site(backend, tokens, addresses, ports);
        this.engines = engines;
    }

    @Override
    public List<RenderedPath> paths(Image image, Subject subject) {
        var owner = owner(image, subject);
        var library = new Library(engines, image, owner);
        var paths = new ArrayList<RenderedPath>();
        for (var entry : owner.entries()) {
            for (String mac : macs(image, subject, entry)) {
                String path = path(image, library, subject, entry, mac);
                paths.add(new RenderedPath(RenderedPath.clean(path), subject, entry.name(), mac));
            }
        }
        return paths;
    }

    private String path(Image image, Library library, Subject subject, TemplateEntry entry, String mac) {
        var scene = new Scene(site, image, library, subject, Asker.UNKNOWN, entry.path(), mac);
        return library.path(entry).render(scene.root(), library.rendering().strictly());
    }

    /** An entry for an engine that isn't here passes unseen. */
    @Override
    public List<String> faults(Image image, String kind, String key, String machine) {
        var subject = new Subject(kind, key, machine);
        var owner = owner(image, subject);
        var library = new Library(engines, image, owner);
        var faults = new ArrayList<String>();
        for (var entry : owner.entries()) {
            if (library.renders(entry)) {
                fault(image, library, subject, entry).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private Optional<String> fault(Image image, Library library, Subject subject, TemplateEntry entry) {
        try {
            for (String mac : macs(image, subject, entry)) {
                path(image, library, subject, entry, mac);
            }
            return Optional.empty();
        } catch (TemplateException e) {
            return Optional.of(
                    "Error rendering template " + entry.name() + " path " + entry.path() + ": " + e.getMessage());
        }
    }

    @Override
    public String text(Image image, RenderedPath path, Asker asker) {
        var owner = owner(image, path.subject());
        var entry = owner.entry(path.entry())
                .orElseThrow(() ->
                        Scene.vanished(path.subject().kind(), path.subject().owner()));
        var library = new Library(engines, image, owner);
        var scene = new Scene(site, image, library, path.subject(), asker, path.path(), path.mac());
        return library.program(entry).render(scene.root(), library.rendering());
    }

    private static Owner owner(Image image, Subject subject) {
        return Owner.find(image, subject).orElseThrow(() -> Scene.vanished(subject.kind(), subject.owner()));
    }

    /** The hardware addresses for each of which an entry appears; one empty word where it names none. */
    private static List<String> macs(Image image, Subject subject, TemplateEntry entry) {
        return entry.path().contains("Machine.MacAddr")
                ? image.find(Machine.KIND, subject.machine())
                        .map(Item::value)
                        .map(Machine::hardwareAddrs)
                        .orElse(List.of())
                : List.of("");
    }
}
