// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millwright.backend.Commit;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.TemplateCalls;
import org.millwright.models.TemplateEntry;
import org.millwright.render.RenderedPath;
import org.millwright.render.Renderer;
import org.millwright.render.Subject;
import org.millwright.template.TemplateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What claims paths as one: each machine by its UUID, and whoever isn't known by the empty word. */
final class Units {
    static final String UNKNOWN = "";

    private static final Logger LOG = LoggerFactory.getLogger(Units.class);

    static Set<String> all(Image image) {
        var all = new HashSet<String>();
        all.add(UNKNOWN);
        image.table(Machine.KIND).all().forEach(machine -> all.add(machine.key()));
        return all;
    }

    /** The units whose paths may differ after a commit. */
    static Set<String> touched(Commit commit) {
        var image = commit.after();
        var touched = new HashSet<String>();
        for (var change : commit.changes()) {
            switch (change.kind()) {
                case "machines" -> touched.add(change.key());
                case "stages" -> addMachines(image, "Stage", change.key(), touched);
                case "bootenvs" -> {
                    addMachines(image, "BootEnv", change.key(), touched);
                    touched.add(UNKNOWN);
                }
                case "preferences" -> touched.add(UNKNOWN);
                case "params", "profiles", "templates" -> addAffected(image, touched);
                default -> {}
            }
        }
        return touched;
    }

    private static void addMachines(Image image, String attribute, String key, Set<String> touched) {
        image.table(Machine.KIND).with(attribute, key).forEach(machine -> touched.add(machine.key()));
    }

    /** Machines with a path that asks for more than the machine's own fields. */
    private static void addAffected(Image image, Set<String> touched) {
        touched.add(UNKNOWN);
        for (var env : image.table(BootEnv.KIND).all()) {
            if (looksFar(env.value().templates())) {
                addMachines(image, "BootEnv", env.key(), touched);
            }
        }
        for (var stage : image.table(Stage.KIND).all()) {
            if (looksFar(stage.value().templates())) {
                addMachines(image, "Stage", stage.key(), touched);
            }
        }
    }

    private static boolean looksFar(List<TemplateEntry> entries) {
        return entries.stream().anyMatch(entry -> entry.path().contains("Param"))
                || !TemplateCalls.ofPaths(entries).isEmpty();
    }

    /** Where a unit's files are; none of what can't be placed. */
    static List<RenderedPath> paths(Renderer renderer, Image image, String unit) {
        var paths = new ArrayList<RenderedPath>();
        for (var subject : subjects(image, unit)) {
            try {
                paths.addAll(renderer.paths(image, subject));
            } catch (TemplateException e) {
                LOG.warn(
                        "The files of {} {} can't be placed for {}: {}",
                        subject.kind(),
                        subject.owner(),
                        unit.isEmpty() ? "unknown machines" : unit,
                        e.getMessage());
            }
        }
        return paths;
    }

    private static List<Subject> subjects(Image image, String unit) {
        var subjects = new ArrayList<Subject>();
        if (unit.equals(UNKNOWN)) {
            add(image, BootEnv.KIND, image.unknownBootEnv(), unit, subjects);
        }
        image.find(Machine.KIND, unit)
                .filter(machine -> machine.status().available())
                .map(Item::value)
                .ifPresent(machine -> {
                    add(image, BootEnv.KIND, machine.bootEnv(), unit, subjects);
                    add(image, Stage.KIND, machine.stage(), unit, subjects);
                });
        return subjects;
    }

    private static <T extends Model> void add(
            Image image, Kind<T> kind, String owner, String unit, List<Subject> subjects) {
        available(image, kind, owner).forEach(found -> subjects.add(new Subject(kind.name(), owner, unit)));
    }

    private static <T extends Model> List<T> available(Image image, Kind<T> kind, String key) {
        return image.find(kind, key).filter(item -> item.status().available()).map(Item::value).stream()
                .toList();
    }

    private Units() {}
}
