// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.millwright.backend.Commit;
import org.millwright.backend.Image;
import org.millwright.backend.Transaction;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Workflow;
import org.millwright.store.MemoryStore;
import org.millwright.store.Store;

/**
 * Random sequences of transactions against a model of maps: what is accepted, what there is, what is available, what the
 * commits tell of it, and what a start finds in the store.
 */
class CommitSequencesTest {

    private static final List<String> KEYS = List.of("aa", "bb", "cc");
    private static final List<Kind<?>> KINDS = List.of(Profile.KIND, BootEnv.KIND, Stage.KIND, Workflow.KIND);

    /**
     * One change.
     *
     * @param first a word that the object names: of a boot environment whether it lacks something, of a stage its boot
     *     environment
     * @param others what else it names
     */
    record Step(String verb, Kind<?> kind, String key, String first, List<String> others) {

        String json() {
            String list = others.isEmpty() ? "[]" : "[\"" + String.join("\",\"", others) + "\"]";
            String fields =
                    switch (kind.name()) {
                        case "profiles" -> "\"Description\":\"" + first + "\"";
                        case "bootenvs" -> first.isEmpty() ? "\"OS\":{\"Name\":\"os\"}" : "\"Kernel\":\"vmlinuz\"";
                        case "stages" -> "\"BootEnv\":\"" + first + "\",\"Profiles\":" + list;
                        default -> "\"Stages\":" + list;
                    };
            return "{\"Name\":\"" + key + "\"," + fields + "}";
        }
    }

    @Property(tries = 300)
    void areWhatTheModelSays(@ForAll("transactions") List<List<Step>> transactions) throws InterruptedException {
        var commits = new LinkedBlockingQueue<Commit>();
        try (var backend = Given.backend(new MemoryStore())) {
            backend.follow(commits::add);
            var model = new Maps(new TreeMap<>());
            for (List<Step> steps : transactions) {
                var next = model.after(steps);
                var before = backend.image();
                assertThat(accepts(backend, steps)).as("%s", steps).isEqualTo(next != null);
                if (next == null) {
                    assertThat(backend.image()).isSameAs(before);
                } else {
                    model = next;
                }
                model.compare(backend.image());
            }
            told(commits, backend.image());
            started(backend);
        }
    }

    private static boolean accepts(LiveBackend backend, List<Step> steps) {
        try {
            return backend.write(USER, tx -> {
                steps.forEach(step -> step(tx, step.kind(), step));
                return true;
            });
        } catch (Problem refused) {
            return false;
        }
    }

    private static <T extends Model> void step(Transaction tx, Kind<T> kind, Step step) {
        T object = Given.json(kind, step.json());
        switch (step.verb()) {
            case "create" -> tx.create(kind, object);
            case "update" -> tx.update(kind, step.key(), old -> object);
            case "save" -> tx.save(kind, object);
            default -> tx.delete(kind, step.key());
        }
    }

    /** Who follows all commits has the image, the judgements included. */
    private static void told(BlockingQueue<Commit> commits, Image image) throws InterruptedException {
        var heard = new TreeMap<String, Object>();
        long serial = 0;
        while (serial < image.serial()) {
            var commit = commits.poll(10, TimeUnit.SECONDS);
            assertThat(commit).as("commit after %d", serial).isNotNull();
            serial = commit.after().serial();
            commit.changes().forEach(change -> change.after()
                    .ifPresentOrElse(
                            item -> heard.put(change.kind() + "/" + change.key(), item),
                            () -> heard.remove(change.kind() + "/" + change.key())));
        }
        assertThat(heard).isEqualTo(all(image));
    }

    private static Map<String, Object> all(Image image) {
        var all = new TreeMap<String, Object>();
        KINDS.forEach(kind -> image.table(kind).all().forEach(item -> all.put(kind + "/" + item.key(), item)));
        return all;
    }

    /** What one start finds is what there was; only that all is of the writable layer is known then. */
    private static void started(LiveBackend backend) {
        var entries = new ArrayList<Store.Entry>();
        backend.replay((kind, key, value) -> entries.add(new Store.Entry(kind, key, value)));
        var store = new MemoryStore();
        store.append(entries);
        try (var again = Given.backend(store)) {
            KINDS.forEach(kind -> compare(kind, again.image(), backend.image()));
        }
    }

    private static <T extends Model> void compare(Kind<T> kind, Image found, Image expected) {
        assertThat(found.table(kind).all())
                .extracting(item -> item.value() + " " + item.status().errors())
                .isEqualTo(expected.table(kind).all().stream()
                        .map(item -> item.value() + " " + item.status().errors())
                        .toList());
    }

    /** By kind and key, what was written last. */
    private record Maps(Map<String, Step> objects) {

        /** Null where one of the steps is refused. */
        Maps after(List<Step> steps) {
            var next = new TreeMap<>(objects);
            for (Step step : steps) {
                String place = step.kind() + "/" + step.key();
                boolean there = next.containsKey(place);
                boolean fits =
                        switch (step.verb()) {
                            case "create" -> !there;
                            case "update" -> there;
                            case "save" -> true;
                            default -> there && new Maps(next).free(step.kind(), step.key());
                        };
                if (!fits) {
                    return null;
                }
                if (step.verb().equals("delete")) {
                    next.remove(place);
                } else {
                    next.put(place, step);
                }
            }
            return new Maps(next);
        }

        private boolean free(Kind<?> kind, String key) {
            return objects.values().stream().noneMatch(step -> switch (kind.name()) {
                case "profiles" -> step.kind().equals(Stage.KIND)
                        && step.others().contains(key);
                case "bootenvs" -> step.kind().equals(Stage.KIND)
                        && step.first().equals(key);
                case "stages" -> step.kind().equals(Workflow.KIND)
                        && step.others().contains(key);
                default -> false;
            });
        }

        private boolean available(String kind, String key) {
            var step = objects.get(kind + "/" + key);
            return step != null
                    && switch (kind) {
                        case "bootenvs" -> step.first().isEmpty();
                        case "stages" -> (step.first().isEmpty() || available("bootenvs", step.first()))
                                && step.others().stream().allMatch(profile -> available("profiles", profile));
                        case "workflows" -> step.others().stream().allMatch(stage -> available("stages", stage));
                        default -> true;
                    };
        }

        void compare(Image image) {
            for (Kind<?> kind : KINDS) {
                assertThat(image.table(kind).size())
                        .isEqualTo(KEYS.stream()
                                .filter(key -> objects.containsKey(kind + "/" + key))
                                .count());
                KEYS.forEach(key -> compare(image, kind, key));
            }
        }

        private <T extends Model> void compare(Image image, Kind<T> kind, String key) {
            var step = objects.get(kind + "/" + key);
            var item = image.find(kind, key);
            assertThat(item.isPresent()).isEqualTo(step != null);
            if (step != null) {
                assertThat(item.get().value()).isEqualTo(Given.json(kind, step.json()));
                assertThat(item.get().status().available()).as("%s", step).isEqualTo(available(kind.name(), key));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> transactions() {
        var word = Arbitraries.of("", "aa", "bb", "cc");
        var words = Arbitraries.of(KEYS).list().uniqueElements().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of("create", "create", "save", "update", "delete"),
                        Arbitraries.of(KINDS),
                        Arbitraries.of(KEYS),
                        word,
                        words)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMaxSize(20);
    }
}
