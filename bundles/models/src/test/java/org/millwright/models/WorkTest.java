// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workflows, tasks and jobs as clients see them, and what is wrong with them. */
class WorkTest {

    private static final String BLOCK =
            "{'Validated':true,'Available':true,'Errors':[],'ReadOnly':false,'Meta':{}," + "'Endpoint':'','Bundle':'',";

    private static <T extends Model> T read(Kind<T> kind, String json) {
        return Wire.read(kind, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static <T extends Model> String seen(Kind<T> kind, String json) {
        var item = new Item<>(kind, read(kind, json), Status.GOOD);
        return new String(Wire.bytes(item), StandardCharsets.UTF_8).replace('"', '\'');
    }

    private static <T extends Model> List<String> faults(Kind<T> kind, String json) {
        var faults = new Faults();
        kind.check().accept(read(kind, json), faults);
        return faults.messages();
    }

    @Test
    void writesAWorkflow() {
        assertThat(seen(Workflow.KIND, "{'Name':'wf1','Stages':['st1']}"))
                .isEqualTo(BLOCK + "'Name':'wf1','Description':'','Documentation':'','Stages':['st1']}");
    }

    @Test
    void writesATask() {
        assertThat(seen(Task.KIND, "{'Name':'task1'}"))
                .isEqualTo(BLOCK + "'Name':'task1','Description':'','Documentation':'','Templates':[],"
                        + "'RequiredParams':[],'OptionalParams':[],'Prerequisites':[]}");
    }

    @Test
    void writesAJob() {
        String id = "03646e12-85be-45a5-91a2-960223f1152a";
        assertThat(seen(
                        Job.KIND,
                        "{'Uuid':'" + id + "','Previous':'" + Job.NONE + "','Machine':'"
                                + id.toUpperCase(java.util.Locale.ROOT)
                                + "','Task':'task1','Stage':'stage1','State':'created',"
                                + "'StartTime':'2026-11-22T19:39:29.47385474Z','Current':true,'CurrentIndex':1,"
                                + "'NextIndex':2,'Workflow':'wf1','BootEnv':'local'}"))
                .isEqualTo(BLOCK + "'Uuid':'" + id + "','Previous':'00000000-0000-0000-0000-000000000000','Machine':'"
                        + id + "','Task':'task1','Stage':'stage1','Context':'','State':'created','ExitState':'',"
                        + "'StartTime':'2026-11-22T19:39:29.47385474Z','EndTime':'0001-01-01T00:00:00Z',"
                        + "'Archived':false,'Current':true,'CurrentIndex':1,'NextIndex':2,'Workflow':'wf1',"
                        + "'BootEnv':'local'}");
    }

    @Test
    void theRightsOnAJobAreThoseOnItsMachine() {
        assertThat(Job.KIND.authKey(read(Job.KIND, "{'Machine':'3e7031fe-3062-45f1-835c-92541bc9cbd3'}")))
                .isEqualTo("3e7031fe-3062-45f1-835c-92541bc9cbd3");
        assertThat(Task.KIND.authKey(read(Task.KIND, "{'Name':'t1'}"))).isEqualTo("t1");
    }

    @Test
    void saysWhatIsWrongWithAJob() {
        String id = "a573ff9d-c49f-4d5a-b46c-b08556d4e66d";
        assertThat(faults(Job.KIND, "{'Uuid':'" + id + "','State':'bogus','ExitState':'later','Task':'action:'}"))
                .containsExactly(
                        "Job " + id + " does not have a Previous job",
                        "Invalid Stage ``",
                        "Invalid State `bogus`",
                        "Invalid ExitState `later`");
    }

    @Test
    void saysForWhichSystemsATaskIsNot() {
        assertThat(faults(
                        Task.KIND,
                        "{'Name':'t1','Templates':[{'Name':'a','Contents':'x','Meta':{'OS':'beos, Linux'}},"
                                + "{'Name':'b','Contents':'x'},{'Name':'b','Contents':'x','ID':'y'}]}"))
                .containsExactly(
                        "Template[2] has both an ID and Contents",
                        "Template 2 and 1 have the same name b",
                        "Template[0]: Invalid OS value beos",
                        "Valid values are: any,darwin,freebsd,linux,netbsd,openbsd,solaris,windows",
                        "Cannot mix templates with OS metadata and templates without OS metadata",
                        "Template[0] a has OS metadata beos, Linux",
                        "Template[1] b is missing OS metadata",
                        "Template[2] b is missing OS metadata");
    }
}
