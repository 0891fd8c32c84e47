// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.quoted;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Reservation;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.Task;
import org.millwright.models.Template;
import org.millwright.models.Workflow;

/** Tasks, stages, boot environments, workflows, jobs: what they need from each other, and what follows for whom. */
class WorkRulesTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";

    private final LiveBackend backend = Given.basic();

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, quoted(kind, text)));
    }

    private <T extends Model> Item<T> update(Kind<T> kind, String key, String text) {
        return backend.write(USER, tx -> tx.update(kind, key, old -> quoted(kind, text)));
    }

    private <T extends Model> Item<T> item(Kind<T> kind, String key) {
        return backend.image().find(kind, key).orElseThrow();
    }

    private List<String> refused(Runnable action) {
        var problem = catchThrowableOfType(Problem.class, action::run);
        assertThat(problem.code()).isEqualTo(422);
        assertThat(problem.type()).isEqualTo("ValidationError");
        return problem.messages();
    }

    private List<String> kept(Kind<?> kind, String key) {
        var problem = catchThrowableOfType(Problem.class, () -> backend.write(USER, tx -> tx.delete(kind, key)));
        assertThat(problem.code()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("StillInUseError");
        return problem.messages();
    }

    @Test
    void aTaskIsWholeOrRefused() {
        assertThat(
                        refused(
                                () -> create(
                                        Task.KIND,
                                        """
                        {'Name':'tk1','Templates':[{'Name':'a','ID':'nope'},{'Name':'b','Contents':'x','ID':'y'},
                         {'Path':'p'}],'Prerequisites':['zz']}""")))
                .containsExactly(
                        "Template[1] has both an ID and Contents",
                        "Template[2] is missing a Name",
                        "Template[2] must have either an ID or Contents set",
                        "Templates[0]: No common template for nope",
                        "Templates[1]: No common template for y",
                        "Templates[2] has no Name",
                        "Task tk1 missing prerequisite zz");
    }

    @Test
    void aTaskHasSaneExitCodesUnlessItHasTheOriginalOnes() {
        assertThat(create(Task.KIND, "{'Name':'t1','Meta':{'feature-flags':'zz, aa'}}")
                        .value()
                        .meta())
                .containsEntry("feature-flags", "aa,sane-exit-codes,zz");
        assertThat(create(Task.KIND, "{'Name':'t2','Meta':{'feature-flags':'original-exit-codes,sane-exit-codes'}}")
                        .value()
                        .meta())
                .containsEntry("feature-flags", "original-exit-codes");
        backend.layers(
                USER,
                layers -> layers.with(new Layer(
                        "c1",
                        Layer.Type.DYNAMIC,
                        Map.of("Name", "c1", "feature-flags", "original-exit-codes"),
                        Map.of("tasks", Map.of("t3", quoted(Task.KIND, "{'Name':'t3'}"))))));
        assertThat(item(Task.KIND, "t3").value().meta()).containsEntry("feature-flags", "original-exit-codes");
    }

    @Test
    void aTaskNeverDependsOnItself() {
        assertThat(refused(() -> create(Task.KIND, "{'Name':'t1','Prerequisites':['t1']}")))
                .containsExactly("Task t1 missing prerequisite t1");
        create(Task.KIND, "{'Name':'t1'}");
        assertThat(refused(() -> update(Task.KIND, "t1", "{'Name':'t1','Prerequisites':['t1']}")))
                .containsExactly("Task t1 depends on itself!", "t1: t1 (cycle at 0)");
        create(Task.KIND, "{'Name':'t2','Prerequisites':['t1']}");
        create(Task.KIND, "{'Name':'t3','Prerequisites':['t2']}");
        assertThat(refused(() -> update(Task.KIND, "t1", "{'Name':'t1','Prerequisites':['t3']}")))
                .containsExactly("Task t1 depends on itself!", "t1: t3: t2: t1 (cycle at 0)");
    }

    @Test
    void tasksOfALayerMayNameEachOtherInAnyOrderButNotInACircle() {
        backend.layers(USER, layers -> layers.with(tasks("a1", "b1", "b1", "c1", "c1", "")));
        assertThat(item(Task.KIND, "a1").status().available()).isTrue();
        var problem = catchThrowableOfType(
                Problem.class,
                () -> backend.layers(USER, layers -> layers.with(tasks("a1", "b1", "b1", "c1", "c1", "b1"))));
        assertThat(problem.messages())
                .containsExactlyInAnyOrder(
                        "Task a1 depends on a task with a circular dependency",
                        "a1: b1: c1: b1 (cycle at 1)",
                        "Task b1 depends on itself!",
                        "b1: c1: b1 (cycle at 0)",
                        "Task c1 depends on itself!",
                        "c1: b1: c1 (cycle at 0)");
    }

    private static Layer tasks(String... namesAndPrerequisites) {
        var tasks = new java.util.TreeMap<String, Model>();
        for (int i = 0; i < namesAndPrerequisites.length; i += 2) {
            String name = namesAndPrerequisites[i];
            String needs = namesAndPrerequisites[i + 1];
            tasks.put(
                    name,
                    quoted(
                            Task.KIND,
                            "{'Name':'" + name + "','Prerequisites':[" + (needs.isEmpty() ? "" : "'" + needs + "'")
                                    + "]}"));
        }
        return Given.layer("c1", Layer.Type.DYNAMIC, Map.of("tasks", tasks));
    }

    @Test
    void aStageListsWhatExists() {
        assertThat(refused(() -> create(
                        Stage.KIND,
                        "{'Name':'sx1','Tasks':['action:x','zork:y','stage:none','bootenv:local','chroot:/x']}")))
                .containsExactly("Invalid action specifier x", "Invalid Task: zork:y");
        var stage = create(
                Stage.KIND, "{'Name':'sx2','Tasks':['stage:zz','bootenv:zz','tt'],'Profiles':['pp'],'BootEnv':'bb'}");
        assertThat(stage.status().errors())
                .containsExactly(
                        "Stage zz (at 0) does not exist",
                        "BootEnv zz (at 1) does not exist",
                        "Task tt (at 2) does not exist",
                        "Profile pp does not exist",
                        "BootEnv bb does not exist");
    }

    @Test
    void aStageMayListItself() {
        assertThat(create(Stage.KIND, "{'Name':'again','Tasks':['stage:again']}")
                        .status()
                        .available())
                .isTrue();
    }

    @Test
    void saysEachTemplateMessageOfAStageTwice() {
        assertThat(refused(() -> create(Stage.KIND, "{'Name':'sx','Templates':[{'Name':'a'}]}")))
                .containsExactly(
                        "Template[0] is missing a Path",
                        "Template[0] must have either an ID or Contents set",
                        "Template[0] is missing a Path",
                        "Template[0] must have either an ID or Contents set");
    }

    @Test
    void aBootEnvNeedsKernelsOfKnownArchitectures() {
        assertThat(
                        refused(
                                () -> create(
                                        BootEnv.KIND,
                                        """
                        {'Name':'be2','OS':{'Name':'os2','SupportedArchitectures':{'zork':{},'arm64':{}}},
                         'Templates':[{'Name':'x','ID':'nope'}]}""")))
                .containsExactly(
                        "Arch  is missing a kernel!",
                        "Arch arm64 is missing a kernel!",
                        "Template[0] is missing a Path",
                        "zork is not a supported architecture",
                        "Templates[0]: No common template for nope",
                        "Template[0] needs a Path");
        assertThat(create(BootEnv.KIND, "{'Name':'be1','Kernel':'vm'}").status().errors())
                .containsExactly("bootenv: Missing OS.Name", "bootenv: Missing elilo or pxelinux template");
    }

    @Test
    void whatIsMissingIsMissedAllTheWayUp() {
        create(Stage.KIND, "{'Name':'st1','Tasks':['t1'],'BootEnv':'be1'}");
        create(Workflow.KIND, "{'Name':'wf1','Stages':['st1']}");
        create(Workflow.KIND, "{'Name':'wf2','Stages':['none','st1']}");
        var forced = new Request("r2", "user:x", true);
        backend.write(
                forced,
                tx -> tx.create(
                        Machine.KIND, quoted(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "','Workflow':'wf2'}")));
        assertThat(item(Workflow.KIND, "wf1").status().errors()).containsExactly("Stage st1 is not available");
        assertThat(item(Workflow.KIND, "wf2").status().errors()).containsExactly("Stage st1 is not available");
        assertThat(item(Machine.KIND, ID).status().errors())
                .containsOnly(
                        "Machine " + ID + " wants Workflow wf2, which is not available",
                        "BootEnv be1 (at 2) does not exist",
                        "Task t1 (at 3) does not exist");

        create(Task.KIND, "{'Name':'t1'}");
        assertThat(item(Stage.KIND, "st1").status().errors()).containsExactly("BootEnv be1 does not exist");
        create(BootEnv.KIND, "{'Name':'be1','OS':{'Name':'x'}}");
        assertThat(item(Stage.KIND, "st1").status().available()).isTrue();
        assertThat(item(Workflow.KIND, "wf1").status().available()).isTrue();
        assertThat(item(Workflow.KIND, "wf2").status().available()).isTrue();
        assertThat(item(Machine.KIND, ID).status().errors()).isEmpty();

        update(BootEnv.KIND, "be1", "{'Name':'be1','OnlyUnknown':true}");
        assertThat(item(BootEnv.KIND, "be1").status().errors()).containsExactly("bootenv: Missing OS.Name");
        assertThat(item(Stage.KIND, "st1").status().errors())
                .containsExactly("Stage st1 wants BootEnv be1, which is not available");
        assertThat(item(Workflow.KIND, "wf1").status().errors()).containsExactly("Stage st1 is not available");
        assertThat(item(Machine.KIND, ID).status().errors())
                .containsExactly("Machine " + ID + " wants Workflow wf2, which is not available");
    }

    @Test
    void aStageMustKeepOffTheFilesOfItsBootEnvWheneverThatChanges() {
        create(BootEnv.KIND, "{'Name':'be1'}");
        create(Stage.KIND, "{'Name':'st1','BootEnv':'be1','Templates':[{'Name':'a','Path':'x/y','Contents':'1'}]}");
        update(BootEnv.KIND, "be1", "{'Name':'be1','Templates':[{'Name':'b','Path':'x/y','Contents':'2'}]}");
        assertThat(item(Stage.KIND, "st1").status().errors())
                .containsExactly("Stage st1 Template a overlaps with BootEnv be1 Template b");
        update(BootEnv.KIND, "be1", "{'Name':'be1','Templates':[{'Name':'b','Path':'x/z','Contents':'2'}]}");
        assertThat(item(Stage.KIND, "st1").status().available()).isTrue();
    }

    @Test
    void whatIsInUseStays() {
        create(Template.KIND, "{'ID':'tm','Contents':'x'}");
        create(Task.KIND, "{'Name':'t1','Templates':[{'Name':'a','ID':'tm'}]}");
        create(BootEnv.KIND, "{'Name':'be1'}");
        create(Stage.KIND, "{'Name':'st1','Tasks':['t1'],'BootEnv':'be1'}");
        create(Workflow.KIND, "{'Name':'wf1','Stages':['st1']}");
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "','Workflow':'wf1'}");
        assertThat(kept(Template.KIND, "tm")).containsExactly("Templates[0]: No common template for tm");
        assertThat(kept(Task.KIND, "t1"))
                .containsExactly("machines:" + ID + " still uses t1", "stages:st1 still uses t1");
        assertThat(kept(BootEnv.KIND, "be1"))
                .containsExactly("Bootenv be1 in use by Machine m1", "Bootenv be1 in use by Stage st1");
        assertThat(kept(Stage.KIND, "st1"))
                .containsExactly("Stage st1 in use by Machine m1", "Stage st1 in use by Workflow wf1");
        assertThat(kept(BootEnv.KIND, "ignore"))
                .containsExactly("BootEnv ignore is the active unknownBootEnv, cannot remove it");
        backend.write(USER, tx -> tx.delete(Workflow.KIND, "wf1"));
        assertThat(item(Machine.KIND, ID).status().errors()).containsExactly("Workflow wf1 does not exist");
    }

    @Test
    void preferencesNameWhatExistsAndFits() {
        assertThat(refused(() -> backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("defaultStage", "nope")))))
                .containsExactly("defaultStage: Stage nope does not exist");
        assertThat(refused(() -> backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("defaultWorkflow", "nope")))))
                .containsExactly("defaultWorkflow: Workflow nope does not exist");
        assertThat(refused(() -> backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("unknownBootEnv", "local")))))
                .containsExactly("BootEnv local cannot be used for the unknownBootEnv");
        create(BootEnv.KIND, "{'Name':'lost','OnlyUnknown':true,'OS':{'Name':'x'}}");
        backend.write(USER, tx -> tx.save(Pref.KIND, Pref.of("unknownBootEnv", "lost")));
        assertThat(refused(() -> update(BootEnv.KIND, "lost", "{'Name':'lost'}")))
                .containsExactly("BootEnv lost cannot be used for the unknownBootEnv");
        assertThat(kept(BootEnv.KIND, "lost"))
                .containsExactly("BootEnv lost is the active unknownBootEnv, cannot remove it");
    }

    @Test
    void aMachineHasOneCurrentJob() {
        create(Task.KIND, "{'Name':'t1'}");
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "'}");
        var first = create(Job.KIND, job(Job.NONE, "t1"));
        var second = create(Job.KIND, job(first.key(), "t1"));
        assertThat(item(Job.KIND, first.key()).value().current()).isFalse();
        assertThat(second.value().startTime()).isAfter(org.millwright.models.Lease.NEVER);
        backend.write(
                USER,
                tx -> tx.update(
                        Job.KIND, second.key(), job -> job.withCurrent(false).withState("running")));
        assertThat(item(Job.KIND, second.key()).value().current()).isTrue();
        backend.write(
                USER, tx -> tx.save(Machine.KIND, item(Machine.KIND, ID).value().withCurrentJob(second.key())));

        assertThat(refused(() -> backend.write(USER, tx -> tx.delete(Job.KIND, second.key()))))
                .containsExactly("Jobs " + second.key() + " is not in a deletable state: running");
        backend.write(USER, tx -> tx.delete(Job.KIND, first.key()));
        backend.write(USER, tx -> tx.delete(Machine.KIND, ID));
        assertThat(item(Job.KIND, second.key()).value().current()).isFalse();
        backend.write(USER, tx -> tx.delete(Job.KIND, second.key()));
    }

    @Test
    void aJobThatRunsNeedsItsTask() {
        assertThat(refused(() -> create(Job.KIND, job(Job.NONE, "nope")))).containsExactly("Task nope does not exist");
        create(Task.KIND, "{'Name':'t1'}");
        var job = create(Job.KIND, job(Job.NONE, "t1"));
        var ended = backend.write(USER, tx -> tx.update(Job.KIND, job.key(), it -> it.withState("finished")));
        assertThat(ended.value().endTime()).isAfter(org.millwright.models.Lease.NEVER);
        backend.write(USER, tx -> tx.delete(Task.KIND, "t1"));
        assertThat(item(Job.KIND, job.key()).status().available()).isTrue();
    }

    private static String job(String previous, String task) {
        return "{'Machine':'" + ID + "','Previous':'" + previous + "','Task':'" + task
                + "','Stage':'none','State':'created','Current':true}";
    }

    @Test
    void profilesOfStagesAreKept() {
        create(Profile.KIND, "{'Name':'pr1'}");
        create(Stage.KIND, "{'Name':'st1','Profiles':['pr1']}");
        assertThat(refused(() -> backend.write(USER, tx -> tx.delete(Profile.KIND, "pr1"))))
                .containsExactly("Stage st1 is using profile pr1");
    }

    @Test
    void aRefusalNamesWhatRefusesAlone() {
        assertThat(refused(() -> create(Workflow.KIND, "{'Name':'w1','Stages':['x','nope']}")))
                .containsExactly("Invalid Stage Name `x`");
    }

    @Test
    void aNewReservationFitsIntoItsNetwork() {
        create(Subnet.KIND, "{'Name':'sn1','Subnet':'10.0.0.0/24','ActiveStart':'10.0.0.5','ActiveEnd':'10.0.0.9'}");
        create(Reservation.KIND, "{'Addr':'10.0.0.77','Token':'aa','Strategy':'MAC'}");

        assertThat(refused(() -> create(Reservation.KIND, "{'Addr':'10.0.0.0'}")))
                .containsExactly("Address 10.0.0.0 is a network or broadcast address for subnet sn1");
        assertThat(refused(() -> create(Reservation.KIND, "{'Addr':'10.0.0.78','Token':'aa','Strategy':'MAC'}")))
                .containsExactly("Reservation 0A00004D already has Strategy MAC: Token aa");
    }
}
