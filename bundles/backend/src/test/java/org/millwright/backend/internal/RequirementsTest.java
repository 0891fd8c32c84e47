// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.TemplateFiles;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.store.MemoryStore;

/** What machines lack where they are, and which change lets them have it. */
class RequirementsTest {

    private static final String ID = "3e7031fe-3062-45f1-835c-92541bc9cbd3";
    private static final String MISSING = "Missing required parameter rack for bootenvs racked";
    private static final String RACKED = "{'Name':'racked','RequiredParams':['rack'],'OS':{'Name':'os'}}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LiveBackend backend = backend();

    private LiveBackend backend() {
        var made = new LiveBackend(
                new MemoryStore(), List::of, Optional::empty, () -> Optional.of((TemplateFiles) this::faults));
        made.layers(USER, layers -> layers.with(Given.basicLayer()));
        return made;
    }

    /** Files whose path says so can't be placed for a machine named bad, nor where there is none. */
    private List<String> faults(Image image, String kind, String owner, String machine) {
        asked.add(kind + " " + owner);
        var entries = kind.equals("stages")
                ? image.find(Stage.KIND, owner).orElseThrow().value().templates()
                : image.find(BootEnv.KIND, owner).orElseThrow().value().templates();
        var found = image.find(Machine.KIND, machine);
        boolean bad = found.isEmpty() || found.get().value().name().equals("bad");
        var faults = new ArrayList<String>();
        entries.stream()
                .filter(entry -> bad && entry.path().startsWith("NAME"))
                .forEach(entry -> faults.add("no place for " + entry.name()));
        return faults;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static <T extends Model> T json(Kind<T> kind, String text) {
        return Given.json(kind, text.replace('\'', '"'));
    }

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, json(kind, text)));
    }

    private <T extends Model> Item<T> update(Kind<T> kind, String key, String text) {
        return backend.write(USER, tx -> tx.update(kind, key, old -> json(kind, text)));
    }

    private void machine(String fields) {
        create(Machine.KIND, "{'Name':'m1','Uuid':'" + ID + "'" + fields + "}");
    }

    private Item<Machine> moved(String bootEnv) {
        return backend.write(USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withBootEnv(bootEnv)));
    }

    private List<String> errors() {
        return backend.image().find(Machine.KIND, ID).orElseThrow().status().errors();
    }

    @Test
    void aMachineMustHaveWhatItsBootEnvRequires() {
        create(BootEnv.KIND, RACKED);
        machine("");
        var moved = moved("racked");
        assertThat(moved.status().errors()).containsExactly(MISSING);
        assertThat(moved.status().available()).isFalse();
        var given = backend.write(
                USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withParams(Map.of("rack", "r1"))));
        assertThat(given.status().errors()).isEmpty();
        assertThat(item(BootEnv.KIND, "racked").status().available()).isTrue();
    }

    private <T extends Model> Item<T> item(Kind<T> kind, String key) {
        return backend.image().find(kind, key).orElseThrow();
    }

    @Test
    void aNewMachineIsRefusedWithoutIt() {
        create(Stage.KIND, "{'Name':'racking','RequiredParams':['rack','row']}");
        var problem = catchThrowableOfType(Problem.class, () -> machine(",'Stage':'racking'"));
        assertThat(problem.messages())
                .containsExactly(
                        "Missing required parameter rack for stages racking",
                        "Missing required parameter row for stages racking");
    }

    @Test
    void itsStageMayBringIt() {
        create(BootEnv.KIND, RACKED);
        create(Stage.KIND, "{'Name':'racking','BootEnv':'racked','Params':{'rack':'r1'}}");
        machine(",'Stage':'racking'");
        assertThat(errors()).isEmpty();
        update(Stage.KIND, "racking", "{'Name':'racking','BootEnv':'racked'}");
        assertThat(errors()).containsExactly(MISSING);
    }

    @Test
    void aProfileThatChangesLetsItHaveIt() {
        create(Profile.KIND, "{'Name':'inner'}");
        create(Profile.KIND, "{'Name':'outer','Profiles':['inner']}");
        create(BootEnv.KIND, RACKED);
        machine(",'Profiles':['outer']");
        moved("racked");
        assertThat(errors()).containsExactly(MISSING);
        update(Profile.KIND, "inner", "{'Name':'inner','Params':{'rack':'r1'}}");
        assertThat(errors()).isEmpty();
        update(Profile.KIND, "outer", "{'Name':'outer'}");
        assertThat(errors()).containsExactly(MISSING);
    }

    @Test
    void theGlobalProfileAndADefaultLetItHaveIt() {
        create(BootEnv.KIND, RACKED);
        machine("");
        moved("racked");
        create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(errors()).isEmpty();
        update(Profile.KIND, "global", "{'Name':'global'}");
        assertThat(errors()).containsExactly(MISSING);
        create(Param.KIND, "{'Name':'rack','Schema':{'type':'string','default':'r0'}}");
        assertThat(errors()).isEmpty();
        backend.write(USER, tx -> tx.delete(Param.KIND, "rack"));
        assertThat(errors()).containsExactly(MISSING);
    }

    @Test
    void aBootEnvForUnknownMachinesRequiresOfTheWholeSite() {
        var env = create(
                BootEnv.KIND,
                """
                {'Name':'be3','OnlyUnknown':true,'OS':{'Name':'x'},'RequiredParams':['zork'],
                 'Templates':[{'Name':'ipxe','Path':'zz','Contents':'x'}]}""");
        assertThat(env.status().errors()).containsExactly("Missing required parameter zork for bootenvs be3");
        create(Profile.KIND, "{'Name':'global','Params':{'zork':1}}");
        assertThat(item(BootEnv.KIND, "be3").status().available()).isTrue();
    }

    @Test
    void aLayerBringsBothTheBootEnvAndTheDefault() {
        machine("");
        var layer = Given.layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of(
                        "bootenvs",
                        Map.of("racked", json(BootEnv.KIND, RACKED)),
                        "params",
                        Map.of("rack", json(Param.KIND, "{'Name':'rack','Schema':{'default':'r0'}}"))));
        backend.layers(USER, layers -> layers.with(layer));
        assertThat(moved("racked").status().errors()).isEmpty();
    }

    @Test
    void whatABootEnvComesToRequireItsMachinesMustHave() {
        create(BootEnv.KIND, "{'Name':'racked','OS':{'Name':'os'}}");
        machine(",'BootEnv':'racked'");
        assertThat(errors()).isEmpty();
        update(BootEnv.KIND, "racked", RACKED);
        assertThat(errors()).containsExactly(MISSING);
    }

    @Test
    void eachFileMustHaveAPlace() {
        create(
                BootEnv.KIND,
                """
                {'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a','Path':'NAME','Contents':'x'},
                 {'Name':'b','Path':'b','Contents':'x'}]}""");
        machine(",'BootEnv':'files'");
        assertThat(errors()).isEmpty();
        var renamed = backend.write(USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withName("bad")));
        assertThat(renamed.status().errors()).containsExactly("no place for a");
    }

    @Test
    void filesForUnknownMachinesMustHaveAPlaceToo() {
        var env = create(
                BootEnv.KIND,
                """
                {'Name':'files','OnlyUnknown':true,'OS':{'Name':'os'},
                 'Templates':[{'Name':'a','Path':'NAME','Contents':'x'}]}""");
        assertThat(env.status().errors()).containsExactly("no place for a");
    }

    @Test
    void nobodyIsAskedWhereThereAreNoFiles() {
        machine("");
        create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(asked).isEmpty();
    }

    @Test
    void aParameterConcernsThoseAloneWhoAskForIt() {
        create(
                Stage.KIND,
                """
                {'Name':'filing','Templates':[{'Name':'a','Path':'{{.Param "place"}}','Contents':'x'}]}"""
                        .replace("\"place\"", "`place`"));
        machine(",'Stage':'filing'");
        asked.clear();
        create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(asked).isEmpty();
        update(Profile.KIND, "global", "{'Name':'global','Params':{'place':'p1'}}");
        assertThat(asked).containsExactly("stages filing");
    }
}
