// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Commit;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.TemplateFiles;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Template;
import org.millwright.models.TemplateCalls;
import org.millwright.store.MemoryStore;

/** A template that changes is judged again by all whose paths are made with it, in the same commit, and by nobody else. */
class TemplateCausesTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String CALLS = "'Path':'{{template `place` .}}'";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private final LiveBackend backend = backend();

    private LiveBackend backend() {
        var made = new LiveBackend(
                new MemoryStore(), List::of, Optional::empty, () -> Optional.of((TemplateFiles) this::faults));
        made.layers(USER, layers -> layers.with(Given.basicLayer()));
        return made;
    }

    /** A path has no place where a template that it calls, or one that that calls, says BAD. */
    private List<String> faults(Image image, String kind, String owner, String machine) {
        asked.add(kind + " " + owner);
        var entries = kind.equals("stages")
                ? image.find(Stage.KIND, owner).orElseThrow().value().templates()
                : image.find(BootEnv.KIND, owner).orElseThrow().value().templates();
        return entries.stream()
                .filter(entry -> bad(image, entry.path()))
                .map(entry -> "no place for " + entry.name())
                .toList();
    }

    private static boolean bad(Image image, String text) {
        return text.contains("BAD")
                || TemplateCalls.in(text).stream().anyMatch(name -> image.table(Template.KIND).all().stream()
                        .map(item -> item.value())
                        .filter(template -> template.names().contains(name) || name.equals(TemplateCalls.ANY))
                        .anyMatch(template -> bad(image, template.contents())));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static <T extends Model> T json(Kind<T> kind, String text) {
        return Given.json(kind, text.replace('\'', '"'));
    }

    private <T extends Model> void create(Kind<T> kind, String text) {
        backend.write(USER, tx -> tx.create(kind, json(kind, text)));
    }

    private void template(String id, String contents) {
        var template = json(Template.KIND, "{'ID':'" + id + "','Contents':'" + contents + "'}");
        backend.write(USER, tx -> tx.save(Template.KIND, template));
    }

    private void env(String entry) {
        create(
                BootEnv.KIND,
                "{'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a'," + entry + ",'Contents':'x'}]}");
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "','BootEnv':'files'}");
    }

    private List<String> errors() {
        return backend.image().find(Machine.KIND, ID).orElseThrow().status().errors();
    }

    private void turnsBadAndGood(String id, String good, String bad) {
        assertThat(errors()).isEmpty();
        template(id, bad);
        assertThat(errors()).containsExactly("no place for a");
        template(id, good);
        assertThat(errors()).isEmpty();
    }

    @Test
    void theMachinesOfABootEnvAreJudgedInTheSameCommit() throws InterruptedException {
        template("place", "fine");
        env(CALLS);
        backend.follow(commits::add);
        template("place", "BAD");
        assertThat(errors()).containsExactly("no place for a");
        var commit = commits.poll(10, TimeUnit.SECONDS);
        assertThat(commit).isNotNull();
        assertThat(commit.changes())
                .extracting(change -> change.kind() + " " + change.action())
                .containsExactly("templates save", "machines save");
    }

    @Test
    void throughATemplateThatCallsIt() {
        template("deep", "fine");
        template("place", "{{ template `deep` . }}");
        env(CALLS);
        turnsBadAndGood("deep", "fine", "BAD");
    }

    @Test
    void throughADefinition() {
        template("shelf", "{{define `place`}}fine{{end}}");
        env(CALLS);
        turnsBadAndGood("shelf", "{{define `place`}}fine{{end}}", "{{define `place`}}BAD{{end}}");
    }

    @Test
    void whereTheNameIsToldByRenderingAlone() {
        template("place", "fine");
        env("'Path':'{{.CallTemplate (.Param `which`) .}}'");
        turnsBadAndGood("place", "fine", "BAD");
    }

    @Test
    void theMachinesOfAStage() {
        template("place", "fine");
        create(Stage.KIND, "{'Name':'filing','Templates':[{'Name':'a'," + CALLS + ",'Contents':'x'}]}");
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "','Stage':'filing'}");
        turnsBadAndGood("place", "fine", "BAD");
    }

    @Test
    void aBootEnvForUnknownMachines() {
        template("place", "fine");
        create(
                BootEnv.KIND,
                "{'Name':'lost','OnlyUnknown':true,'OS':{'Name':'os'},'Templates':[{'Name':'a'," + CALLS
                        + ",'Contents':'x'}]}");
        assertThat(available()).isTrue();
        template("place", "BAD");
        assertThat(available()).isFalse();
        template("place", "fine");
        assertThat(available()).isTrue();
    }

    private boolean available() {
        return backend.image().find(BootEnv.KIND, "lost").orElseThrow().status().available();
    }

    @Test
    void aTemplateOfALayer() {
        template("other", "x");
        env("'Path':'{{template `layered` .}}'");
        var bad = Given.layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of("templates", Map.of("layered", json(Template.KIND, "{'ID':'layered','Contents':'BAD'}"))));
        backend.layers(USER, layers -> layers.with(bad));
        assertThat(errors()).containsExactly("no place for a");
        backend.layers(USER, layers -> layers.without("c1"));
        assertThat(errors()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoseFilesHaveItAsText() {
        template("place", "fine");
        create(BootEnv.KIND, "{'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a','Path':'p','ID':'place'}]}");
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "','BootEnv':'files'}");
        asked.clear();
        template("place", "other");
        template("other", "x");
        assertThat(asked).isEmpty();
    }

    @Test
    void aParameterConcernsThoseWhosePathsCallWhatMayAskForIt() {
        template("place", "{{.Param `rack`}}");
        env(CALLS);
        asked.clear();
        create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(asked).containsExactly("bootenvs files");
    }
}
