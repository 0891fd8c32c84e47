// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an object that is wrong by itself, in the words and the order that clients know. */
class MessagesTest {

    private static <T extends Model> List<String> said(Kind<T> kind, String json) {
        var faults = new Faults();
        kind.check().accept(Wire.read(kind, json.replace('\'', '"').getBytes(UTF_8)), faults);
        return faults.messages();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles|{'Name':'x'}|Invalid Name `x`",
                "params|{'Name':'/a'}|Invalid Name `/a`",
                "users|{'Name':'-a'}|Invalid Name `-a`",
                "templates|{'ID':'_a'}|Invalid ID `_a`",
                "profiles|{'Name':'1a'}|Invalid Name `1a`",
                "profiles|{'Name':'ab','Params':{'1x':0}}|Invalid Param Name `1x`",
                "plugins|{'Name':'ab','Provider':'?'}|Invalid Provider `?`",
                "workflows|{'Name':'ab','Stages':['s']}|Invalid Stage Name `s`",
                "tenants|{}|Invalid Name ``",
                "contexts|{}|Invalid Name ``",
                "pools|{'Id':'ab','ParentPool':'?'}|Invalid ParentPool `?`",
                "pools|{'Id':'ab','ExitActions':{'Workflow':'?'}}|Invalid ExitActions Workflow `?`",
                "pools|{'Id':'ab','EnterActions':{'AddProfiles':['?']}}|Invalid EnterActions Add Profile `?`",
                "pools|{'Id':'ab','ReleaseActions':{'RemoveProfiles':['?']}}|Invalid ReleaseActions Remove Profile `?`",
                "version_sets|{}|Invalid Id ``",
                "endpoints|{'Id':'?'}|Invalid Id `?`",
            })
    void nameWhatIsNamedWrong(String kind, String json, String message) {
        assertThat(said(Kinds.BUILT_IN.find(kind).orElseThrow(), json)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users|{'Name':'fred@home'}",
                "templates|{'ID':'10-first.tmpl'}",
                "params|{'Name':'a/b c'}",
                "profiles|{'Name':'éa 1_-.'}",
                "endpoints|{'Id':'52:54:00:12:34:56'}",
                "catalog_items|{'Id':'drp-v4.8.0'}",
                "bootenvs|{'Name':'ab','Loaders':{'amd64-uefi':'EFI/BOOT/BOOTX64.EFI'}}",
                "stages|{'Name':'ab','Templates':[{'Name':'n','Path':'p','Link':'l'}]}",
            })
    void saysNothingOfWhatIsRight(String kind, String json) {
        assertThat(said(Kinds.BUILT_IN.find(kind).orElseThrow(), json)).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithASubnet() {
        assertThat(said(
                        Subnet.KIND,
                        "{'Name':'!','Subnet':'10.0.0.0/24','NextServer':'127.0.0.1','Unmanaged':true,'Proxy':true,"
                                + "'ReservedLeaseTime':1,'Pickers':['best']}"))
                .containsExactly(
                        "Invalid Name `!`",
                        "127.0.0.1 is not a valid IP address for dr-provision",
                        "Unmanaged and Proxy cannot both be true",
                        "ReservedLeaseTime must be greater than or equal to 7200 seconds, not 1",
                        "Picker best is not a valid lease picking strategy");
        assertThat(said(Subnet.KIND, "{'Name':'ab','Subnet':'10.0.0.0/24','ActiveLeaseTime':1}"))
                .containsExactly(
                        "IP Address is nil",
                        "IP Address is nil",
                        "ActiveStart <nil> not in subnet range 10.0.0.0/24",
                        "ActiveEnd <nil> not in subnet range 10.0.0.0/24",
                        "ActiveLeaseTime must be greater than or equal to 60 seconds, not 1");
        assertThat(said(
                        Subnet.KIND,
                        "{'Name':'ab','Subnet':'10.0.0.9/24','ActiveStart':'10.0.2.1','ActiveEnd':'10.0.1.1'}"))
                .containsExactly(
                        "ActiveStart 10.0.2.1 not in subnet range 10.0.0.0/24",
                        "ActiveEnd 10.0.1.1 not in subnet range 10.0.0.0/24",
                        "ActiveStart 10.0.2.1 must be less than or equal to ActiveEnd 10.0.1.1");
        assertThat(said(Subnet.KIND, "{'Name':'ab','Subnet':'nowhere'}"))
                .containsExactly(
                        "Invalid subnet nowhere: invalid CIDR address: nowhere",
                        "Invalid subnet nowhere: invalid CIDR address: nowhere");
    }

    @Test
    void tellsAllThatIsWrongWithReservationsAndLeases() {
        assertThat(said(Reservation.KIND, "{}"))
                .containsExactly(
                        "IP Address is nil",
                        "Reservation Token cannot be empty!",
                        "Reservation Strategy cannot be empty!");
        assertThat(said(Lease.KIND, "{'Addr':'224.0.0.1'}"))
                .containsExactly(
                        "224.0.0.1 is not a valid IP address for dr-provision",
                        "Lease Token cannot be empty!",
                        "Lease Strategy cannot be empty!");
        assertThat(said(Lease.KIND, "{'Addr':'10.0.0.1','State':'INVALID'}")).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongWithTemplateEntries() {
        assertThat(said(
                        BootEnv.KIND,
                        "{'Name':'ab','Templates':[{},{'Name':'n','Path':'p','ID':'i','Contents':'c'},"
                                + "{'Name':'n','Path':'q','ID':'i'}]}"))
                .containsExactly(
                        "Template[0] is missing a Name",
                        "Template[0] is missing a Path",
                        "Template[0] must have either an ID or Contents set",
                        "Template[1] has both an ID and Contents",
                        "Template 2 and 1 have the same name n");
    }

    @Test
    void tellsWhichLoadersThereAre() {
        assertThat(said(BootEnv.KIND, "{'Name':'ab','Loaders':{'sparc':'x'}}"))
                .containsExactly("sparc is not a supported loader type");
    }
}
