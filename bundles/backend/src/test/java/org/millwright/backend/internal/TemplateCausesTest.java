// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.quoted;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Commit;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.BootEnv;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Template;
import org.millwright.models.TemplateCalls;

/** A template that changes is judged again by all whose paths are made with it, in the same commit, and by nobody else. */
class TemplateCausesTest {

    private static final String CALLS = "'Path':'{{template `place` .}}'";

    private final BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private final Placing placing = new Placing((image, entry, machine) -> bad(image, entry.path()));
    private final LiveBackend backend = placing.backend;

    /** A path has no place where a template that it calls, or one that that calls, says BAD. */
    private static boolean bad(Image image, String text) {
        return text.contains("BAD")
                || TemplateCalls.in(text).stream().anyMatch(name -> image.table(Template.KIND).all().stream()
                        .map(item -> item.value())
                        .filter(template -> template.names().contains(name) || name.equals(TemplateCalls.ANY))
                        .anyMatch(template -> bad(image, template.contents())));
    }

    @AfterEach
    void close() {
        placing.close();
    }

    private void template(String id, String contents) {
        var template = quoted(Template.KIND, "{'ID':'" + id + "','Contents':'" + contents + "'}");
        backend.write(USER, tx -> tx.save(Template.KIND, template));
    }

    private void env(String entry) {
        placing.create(
                BootEnv.KIND,
                "{'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a'," + entry + ",'Contents':'x'}]}");
        placing.machine(",'BootEnv':'files'}");
    }

    private void turnsBadAndGood(String id, String good, String bad) {
        assertThat(placing.errors()).isEmpty();
        template(id, bad);
        assertThat(placing.errors()).containsExactly("no place for a");
        template(id, good);
        assertThat(placing.errors()).isEmpty();
    }

    @Test
    void theMachinesOfABootEnvAreJudgedInTheSameCommit() throws InterruptedException {
        template("place", "fine");
        env(CALLS);
        backend.follow(commits::add);
        template("place", "BAD");
        assertThat(placing.errors()).containsExactly("no place for a");
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
        placing.create(Stage.KIND, "{'Name':'filing','Templates':[{'Name':'a'," + CALLS + ",'Contents':'x'}]}");
        placing.machine(",'Stage':'filing'}");
        turnsBadAndGood("place", "fine", "BAD");
    }

    @Test
    void aBootEnvForUnknownMachines() {
        template("place", "fine");
        placing.create(
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
        return placing.item(BootEnv.KIND, "lost").status().available();
    }

    @Test
    void aTemplateOfALayer() {
        template("other", "x");
        env("'Path':'{{template `layered` .}}'");
        var bad = Given.layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of("templates", Map.of("layered", quoted(Template.KIND, "{'ID':'layered','Contents':'BAD'}"))));
        backend.layers(USER, layers -> layers.with(bad));
        assertThat(placing.errors()).containsExactly("no place for a");
        backend.layers(USER, layers -> layers.without("c1"));
        assertThat(placing.errors()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoseFilesHaveItAsText() {
        template("place", "fine");
        placing.create(
                BootEnv.KIND, "{'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a','Path':'p','ID':'place'}]}");
        placing.machine(",'BootEnv':'files'}");
        placing.asked.clear();
        template("place", "other");
        template("other", "x");
        assertThat(placing.asked).isEmpty();
    }

    @Test
    void aParameterConcernsThoseWhosePathsCallWhatMayAskForIt() {
        template("place", "{{.Param `rack`}}");
        env(CALLS);
        placing.asked.clear();
        placing.create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(placing.asked).containsExactly("bootenvs files");
    }
}
