// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients see of each kind: fields, their order, the forms of what is empty, and what it is filtered by. */
class KindsTest {

    private static final String COMMON =
            "{'Validated':true,'Available':true,'Errors':[],'ReadOnly':false,'Meta':{}," + "'Endpoint':'','Bundle':'',";

    private static <T extends Model> Item<T> item(Kind<T> kind, String json) {
        return new Item<>(kind, Wire.read(kind, json.replace('\'', '"').getBytes(UTF_8)), Status.GOOD);
    }

    private static <T extends Model> void shows(Kind<T> kind, String json, String fields) {
        shows(kind, COMMON, json, fields);
    }

    private static <T extends Model> void shows(Kind<T> kind, String common, String json, String fields) {
        var item = item(kind, json);
        assertThat(new String(Wire.bytes(item), UTF_8).replace('"', '\'')).isEqualTo(common + fields + "}");
        assertThat(Wire.read(kind, Wire.stored(item.value()))).isEqualTo(item.value());
    }

    private static void empty(Kind<?> kind, String fields) {
        shows(kind, "{}", fields);
    }

    @Test
    void areLoadedInTheOrderInWhichTheyNameEachOther() {
        assertThat(Kinds.BUILT_IN.names())
                .startsWith("roles", "preferences", "params", "users", "templates", "tasks", "profiles", "bootenvs")
                .containsSubsequence("bootenvs", "stages", "workflows", "machines", "subnets", "reservations", "leases")
                .containsSubsequence("leases", "plugins", "jobs", "tenants")
                .endsWith("contexts", "pools", "endpoints", "version_sets", "catalog_items");
    }

    @Test
    void showAnEmptyBootEnv() {
        empty(
                BootEnv.KIND,
                "'Name':'','Description':'','Documentation':'','OS':{'Name':'','Family':'','Codename':'','Version':'',"
                        + "'IsoFile':'','IsoSha256':'','IsoUrl':'','SupportedArchitectures':{}},'Templates':[],"
                        + "'Kernel':'','Initrds':[],'BootParams':'','RequiredParams':[],'OptionalParams':[],"
                        + "'OnlyUnknown':false,'Loaders':{}");
    }

    @Test
    void showPartsOfABootEnv() {
        shows(
                BootEnv.KIND,
                "{'OS':{'SupportedArchitectures':{'arm64':{'Kernel':'k'}}},'Templates':[{'Name':'n','Path':'p'}]}",
                "'Name':'','Description':'','Documentation':'','OS':{'Name':'','Family':'','Codename':'','Version':'',"
                        + "'IsoFile':'','IsoSha256':'','IsoUrl':'','SupportedArchitectures':{'arm64':{'IsoFile':'',"
                        + "'Sha256':'','IsoUrl':'','Kernel':'k','Initrds':[],'BootParams':'','Loader':''}}},"
                        + "'Templates':[{'Name':'n','Path':'p','ID':'','Contents':'','Meta':{},'Link':''}],"
                        + "'Kernel':'','Initrds':[],'BootParams':'','RequiredParams':[],'OptionalParams':[],"
                        + "'OnlyUnknown':false,'Loaders':{}");
    }

    @Test
    void showAnEmptyStage() {
        empty(
                Stage.KIND,
                "'Partial':false,'Name':'','Description':'','Documentation':'','Templates':[],'RequiredParams':[],"
                        + "'OptionalParams':[],'Params':{},'BootEnv':'','Tasks':[],'Profiles':[],'Reboot':false,"
                        + "'RunnerWait':true");
    }

    @Test
    void showEmptyWorkflowsTasksAndTemplates() {
        empty(Workflow.KIND, "'Name':'','Description':'','Documentation':'','Stages':[]");
        empty(
                Task.KIND,
                "'Name':'','Description':'','Documentation':'','Templates':[],'RequiredParams':[],"
                        + "'OptionalParams':[],'Prerequisites':[]");
        empty(Template.KIND, "'ID':'','Description':'','Contents':''");
    }

    @Test
    void showEmptyProfilesParamsAndPlugins() {
        empty(Profile.KIND, "'Partial':false,'Name':'','Description':'','Documentation':'','Params':{},'Profiles':[]");
        empty(Param.KIND, "'Name':'','Description':'','Documentation':'','Secure':false,'Schema':null");
        empty(
                Plugin.KIND,
                "'Partial':false,'Name':'','Description':'','Documentation':'','Params':{},'Provider':'',"
                        + "'PluginErrors':[]");
    }

    @Test
    void showAnEmptyMachine() {
        empty(
                Machine.KIND,
                "'Partial':false,'Name':'','Description':'','Uuid':'','CurrentJob':'','Address':'','Stage':'',"
                        + "'BootEnv':'','Profiles':[],'Profile':{'Validated':false,'Available':false,'Errors':null,"
                        + "'ReadOnly':false,'Meta':null,'Endpoint':'','Bundle':'','Partial':false,'Name':'',"
                        + "'Description':'','Documentation':'','Params':null},'Params':{},'Tasks':[],'CurrentTask':0,"
                        + "'Runnable':false,'Secret':'','OS':'','HardwareAddrs':[],'Workflow':'','Arch':'amd64',"
                        + "'Locked':false,'RetryTaskAttempt':0,'TaskErrorStacks':[],'Context':'',"
                        + "'Fingerprint':{'SSNHash':null,'CSNHash':null,'CloudInstanceID':'','SystemUUID':'',"
                        + "'MemoryIds':[]},'Pool':'','PoolAllocated':false,'PoolStatus':'','WorkflowComplete':false");
    }

    @Test
    void takeTheParamsOfAMachineFromItsOldProfile() {
        var machine = item(Machine.KIND, "{'Params':{'ab':1},'Profile':{'Name':'x','Params':{'cd':2}}}");
        assertThat(machine.value().params()).containsOnlyKeys("cd");
        assertThat(machine.value().profile()).isEqualTo(OldProfile.NONE);
        assertThat(new String(Wire.stored(machine.value()), UTF_8)).doesNotContain("'Profile'".replace('\'', '"'));
    }

    @Test
    void showAnEmptyJob() {
        empty(
                Job.KIND,
                "'Uuid':'','Previous':'','Machine':'','Task':'','Stage':'','Context':'','State':'','ExitState':'',"
                        + "'StartTime':'0001-01-01T00:00:00Z','EndTime':'0001-01-01T00:00:00Z','Archived':false,"
                        + "'Current':false,'CurrentIndex':0,'NextIndex':0,'Workflow':'','BootEnv':''");
    }

    @Test
    void showEmptyLeasesReservationsAndSubnets() {
        empty(
                Lease.KIND,
                "'Addr':'','NextServer':'','Via':'','Token':'','Duration':0,'ExpireTime':'0001-01-01T00:00:00Z',"
                        + "'Strategy':'','State':'','Options':[],'SkipBoot':false,'ProvidedOptions':[]");
        empty(
                Reservation.KIND,
                "'Addr':'','Description':'','Documentation':'','Token':'','Subnet':'','NextServer':'','Options':[],"
                        + "'Strategy':'','Scoped':false,'Duration':0");
        empty(
                Subnet.KIND,
                "'Name':'','Description':'','Documentation':'','Enabled':false,'Proxy':false,'Unmanaged':false,"
                        + "'Subnet':'','NextServer':'','ActiveStart':'','ActiveEnd':'','ActiveLeaseTime':60,"
                        + "'ReservedLeaseTime':7200,'OnlyReservations':false,'Options':[],'Strategy':'MAC',"
                        + "'Pickers':['hint','nextFree','mostExpired']");
    }

    @Test
    void showEmptyUsersRolesAndTenants() {
        empty(User.KIND, "'Name':'','Description':'','Secret':'','Roles':[]");
        empty(Role.KIND, "'Name':'','Claims':[],'Description':'','Documentation':''");
        empty(Tenant.KIND, "'Name':'','Description':'','Documentation':'','Members':{},'Users':[]");
        shows(
                Tenant.KIND,
                "{'Name':'t1','Members':{'machines':['a'],'bootenvs':null},'Users':['fred']}",
                "'Name':'t1','Description':'','Documentation':'','Members':{'bootenvs':[],'machines':['a']},"
                        + "'Users':['fred']");
        shows(
                Role.KIND,
                "{'Claims':[{'scope':'*','action':'get','specific':'x'}]}",
                "'Name':'','Claims':[{'scope':'*','action':'get','specific':'x'}],'Description':'','Documentation':''");
    }

    @Test
    void showTheKindsThatLaterClientsKnow() {
        empty(RunContext.KIND, "'Name':'','Image':'','Engine':'','Description':'','Documentation':''");
        shows(Pool.KIND, "{'Id':'p1'}", "'Id':'p1'");
        shows(
                Pool.KIND,
                "{'Id':'p1','EnterActions':{'Workflow':'w1','AddProfiles':['a1']},'AutoFill':{'MinFree':2}}",
                "'Id':'p1','EnterActions':{'Workflow':'w1','AddProfiles':['a1']},'AutoFill':{'MinFree':2}");
        shows(Endpoint.KIND, "{'Id':'e1'}", "'Id':'e1'");
        shows(
                Endpoint.KIND,
                "{'Id':'e1','Components':[{'Name':'c'}],'Apply':true,'DRPVersion':'v4'}",
                "'Id':'e1','Apply':true,'DRPVersion':'v4',"
                        + "'Components':[{'Type':'','Version':'','Name':'c','ActualVersion':''}]");
        empty(
                VersionSet.KIND,
                "'Id':'','Documentation':'','Description':'','Apply':false,'DRPVersion':'','DRPUXVersion':'',"
                        + "'Components':[],'Plugins':[],'Prefs':{},'Files':[],'Global':{}");
    }

    @Test
    void saysNothingOfThePackageOfACatalogItem() {
        shows(
                CatalogItem.KIND,
                COMMON.replace("'Bundle':'',", ""),
                "{}",
                "'Id':'','Type':'','Name':'','ActualVersion':'','Version':'','ContentType':'','Source':'',"
                        + "'Shasum256':{},'NOJQSource':'','Tip':false,'HotFix':false");
    }

    @Test
    void keepAFingerprint() {
        var machine = item(Machine.KIND, "{'Fingerprint':{'SSNHash':'YQ==','SystemUUID':'u','MemoryIds':['Yg==']}}");
        assertThat(new String(Wire.bytes(machine), UTF_8).replace('"', '\''))
                .contains("'Fingerprint':{'SSNHash':'YQ==','CSNHash':null,'CloudInstanceID':'','SystemUUID':'u',"
                        + "'MemoryIds':['Yg==']}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machines|Uuid! Name! Stage Workflow BootEnv Address Runnable Profiles Params",
                "bootenvs|Name! OsName OnlyUnknown",
                "stages|Name! BootEnv Reboot Tasks Profiles Params",
                "workflows|Name! Stages",
                "tasks|Name!",
                "templates|ID!",
                "profiles|Name! Params",
                "params|Name! Secure",
                "plugins|Name! Provider Params",
                "jobs|Uuid! Previous Stage Workflow BootEnv Task State Machine Archived StartTime EndTime Current",
                "leases|Addr Token Strategy State ExpireTime",
                "reservations|Addr Token Strategy NextServer",
                "subnets|Name! Strategy NextServer Subnet! Address ActiveAddress Enabled Proxy",
                "users|Name!",
                "roles|Name!",
                "tenants|Name!",
            })
    void areFilteredByTheirAttributes(String kind, String attributes) {
        assertThat(names(Kinds.BUILT_IN.find(kind).orElseThrow())).contains(attributes.split(" "));
    }

    private static <T extends Model> List<String> names(Kind<T> kind) {
        return kind.attributes().stream()
                .map(attribute -> attribute.name() + (attribute.unique() ? "!" : ""))
                .collect(Collectors.toList());
    }

    @Test
    void nameWhatADeclaredKindIsFilteredBy() {
        var kind = Raw.kind(
                "cows",
                Map.of(
                        "Name", Map.of("type", "string", "isunique", true),
                        "Spotted", Map.of("type", "boolean"),
                        "Age", Map.of("type", "integer")));
        assertThat(names(kind)).containsExactlyInAnyOrder("Id", "Type", "Params", "Name!", "Spotted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'a','NAME':'b'}|b",
                "{'Name':'a','Name':'b'}|b",
                "{'Name':'a','Other':{'Name':'b'}}|a",
                "{'Name':'a'} and more|a",
                "{'Name':null}|''",
            })
    void areReadWithPatience(String json, String name) {
        assertThat(item(Profile.KIND, json).value().name()).isEqualTo(name.replace("''", ""));
    }

    @Test
    void areWrittenWithEscapesThatAreSafeInHtml() {
        var template = item(Template.KIND, "{'ID':'t1','Contents':'<a>&\\u2028\\n\\u0001\\u00e9'}");
        assertThat(new String(Wire.bytes(template), UTF_8))
                .endsWith("\"Contents\":\"\\u003ca\\u003e\\u0026\\u2028\\n\\u0001\u00e9\"}");
    }

    @Test
    void keepTimesAsPreciseAsTheyCome() {
        var lease = item(Lease.KIND, "{'ExpireTime':'2020-01-02T03:04:05.120Z'}");
        assertThat(new String(Wire.bytes(lease), UTF_8)).contains("\"ExpireTime\":\"2020-01-02T03:04:05.12Z\"");
    }
}
