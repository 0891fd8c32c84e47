// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;
import static org.millwright.backend.internal.Given.quoted;
import static org.millwright.backend.internal.Placing.ID;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.TemplateEntry;

/** What machines lack where they are, and which change lets them have it. */
class RequirementsTest {

    private static final String MISSING = "Missing required parameter rack for bootenvs racked";
    private static final String RACKED = "{'Name':'racked','RequiredParams':['rack'],'OS':{'Name':'os'}}";

    private final Placing placing = new Placing(RequirementsTest::misplaced);
    private final LiveBackend backend = placing.backend;

    /** Files whose path says so can't be placed for a machine named bad, nor where there is none. */
    private static boolean misplaced(Image image, TemplateEntry entry, String machine) {
        var found = image.find(Machine.KIND, machine);
        boolean bad = found.isEmpty() || found.get().value().name().equals("bad");
        return bad && entry.path().startsWith("NAME");
    }

    @AfterEach
    void close() {
        placing.close();
    }

    private <T extends Model> Item<T> update(Kind<T> kind, String key, String text) {
        return backend.write(USER, tx -> tx.update(kind, key, old -> quoted(kind, text)));
    }

    private Item<Machine> moved(String bootEnv) {
        return backend.write(USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withBootEnv(bootEnv)));
    }

    @Test
    void aMachineMustHaveWhatItsBootEnvRequires() {
        placing.create(BootEnv.KIND, RACKED);
        placing.machine("");
        var moved = moved("racked");
        assertThat(moved.status().errors()).containsExactly(MISSING);
        assertThat(moved.status().available()).isFalse();
        var given = backend.write(
                USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withParams(Map.of("rack", "r1"))));
        assertThat(given.status().errors()).isEmpty();
        assertThat(placing.item(BootEnv.KIND, "racked").status().available()).isTrue();
    }

    @Test
    void aNewMachineIsRefusedWithoutIt() {
        placing.create(Stage.KIND, "{'Name':'racking','RequiredParams':['rack','row']}");
        var problem = catchThrowableOfType(Problem.class, () -> placing.machine(",'Stage':'racking'"));
        assertThat(problem.messages())
                .containsExactly(
                        "Missing required parameter rack for stages racking",
                        "Missing required parameter row for stages racking");
    }

    @Test
    void itsStageMayBringIt() {
        placing.create(BootEnv.KIND, RACKED);
        placing.create(Stage.KIND, "{'Name':'racking','BootEnv':'racked','Params':{'rack':'r1'}}");
        placing.machine(",'Stage':'racking'");
        assertThat(placing.errors()).isEmpty();
        update(Stage.KIND, "racking", "{'Name':'racking','BootEnv':'racked'}");
        assertThat(placing.errors()).containsExactly(MISSING);
    }

    @Test
    void aProfileThatChangesLetsItHaveIt() {
        placing.create(Profile.KIND, "{'Name':'inner'}");
        placing.create(Profile.KIND, "{'Name':'outer','Profiles':['inner']}");
        placing.create(BootEnv.KIND, RACKED);
        placing.machine(",'Profiles':['outer']");
        moved("racked");
        assertThat(placing.errors()).containsExactly(MISSING);
        update(Profile.KIND, "inner", "{'Name':'inner','Params':{'rack':'r1'}}");
        assertThat(placing.errors()).isEmpty();
        update(Profile.KIND, "outer", "{'Name':'outer'}");
        assertThat(placing.errors()).containsExactly(MISSING);
    }

    @Test
    void theGlobalProfileAndADefaultLetItHaveIt() {
        placing.create(BootEnv.KIND, RACKED);
        placing.machine("");
        moved("racked");
        placing.create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(placing.errors()).isEmpty();
        update(Profile.KIND, "global", "{'Name':'global'}");
        assertThat(placing.errors()).containsExactly(MISSING);
        placing.create(Param.KIND, "{'Name':'rack','Schema':{'type':'string','default':'r0'}}");
        assertThat(placing.errors()).isEmpty();
        backend.write(USER, tx -> tx.delete(Param.KIND, "rack"));
        assertThat(placing.errors()).containsExactly(MISSING);
    }

    @Test
    void aBootEnvForUnknownMachinesRequiresOfTheWholeSite() {
        var env = placing.create(
                BootEnv.KIND,
                """
                {'Name':'be3','OnlyUnknown':true,'OS':{'Name':'x'},'RequiredParams':['zork'],
                 'Templates':[{'Name':'ipxe','Path':'zz','Contents':'x'}]}""");
        assertThat(env.status().errors()).containsExactly("Missing required parameter zork for bootenvs be3");
        placing.create(Profile.KIND, "{'Name':'global','Params':{'zork':1}}");
        assertThat(placing.item(BootEnv.KIND, "be3").status().available()).isTrue();
    }

    @Test
    void aLayerBringsBothTheBootEnvAndTheDefault() {
        placing.machine("");
        var layer = Given.layer(
                "c1",
                Layer.Type.DYNAMIC,
                Map.of(
                        "bootenvs",
                        Map.of("racked", quoted(BootEnv.KIND, RACKED)),
                        "params",
                        Map.of("rack", quoted(Param.KIND, "{'Name':'rack','Schema':{'default':'r0'}}"))));
        backend.layers(USER, layers -> layers.with(layer));
        assertThat(moved("racked").status().errors()).isEmpty();
    }

    @Test
    void whatABootEnvComesToRequireItsMachinesMustHave() {
        placing.create(BootEnv.KIND, "{'Name':'racked','OS':{'Name':'os'}}");
        placing.machine(",'BootEnv':'racked'");
        assertThat(placing.errors()).isEmpty();
        update(BootEnv.KIND, "racked", RACKED);
        assertThat(placing.errors()).containsExactly(MISSING);
    }

    @Test
    void eachFileMustHaveAPlace() {
        placing.create(
                BootEnv.KIND,
                """
                {'Name':'files','OS':{'Name':'os'},'Templates':[{'Name':'a','Path':'NAME','Contents':'x'},
                 {'Name':'b','Path':'b','Contents':'x'}]}""");
        placing.machine(",'BootEnv':'files'");
        assertThat(placing.errors()).isEmpty();
        var renamed = backend.write(USER, tx -> tx.update(Machine.KIND, ID, machine -> machine.withName("bad")));
        assertThat(renamed.status().errors()).containsExactly("no place for a");
    }

    @Test
    void filesForUnknownMachinesMustHaveAPlaceToo() {
        var env = placing.create(
                BootEnv.KIND,
                """
                {'Name':'files','OnlyUnknown':true,'OS':{'Name':'os'},
                 'Templates':[{'Name':'a','Path':'NAME','Contents':'x'}]}""");
        assertThat(env.status().errors()).containsExactly("no place for a");
    }

    @Test
    void nobodyIsAskedWhereThereAreNoFiles() {
        placing.machine("");
        placing.create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(placing.asked).isEmpty();
    }

    @Test
    void aParameterConcernsThoseAloneWhoAskForIt() {
        placing.create(
                Stage.KIND,
                """
                {'Name':'filing','Templates':[{'Name':'a','Path':'{{.Param "place"}}','Contents':'x'}]}"""
                        .replace("\"place\"", "`place`"));
        placing.machine(",'Stage':'filing'");
        placing.asked.clear();
        placing.create(Profile.KIND, "{'Name':'global','Params':{'rack':'r1'}}");
        assertThat(placing.asked).isEmpty();
        update(Profile.KIND, "global", "{'Name':'global','Params':{'place':'p1'}}");
        assertThat(placing.asked).containsExactly("stages filing");
    }
}
