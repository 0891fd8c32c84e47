// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Request;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Param;
import org.millwright.models.Wire;
import org.millwright.store.MemoryStore;

class DifferencesTest {

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);

    @AfterEach
    void close() {
        backend.close();
    }

    private static JsonNode json(String text) {
        return text.isEmpty()
                ? MissingNode.getInstance()
                : Wire.tree(text.replace('\'', '"').getBytes(UTF_8));
    }

    private List<String> between(String kind, String key, String before, String after) {
        var redaction = new Redaction(backend.image(), kind, key);
        return Differences.between(json(before), json(after), redaction).stream()
                .map(change -> change.path() + " " + change.before() + " > " + change.after())
                .toList();
    }

    private List<String> between(String before, String after) {
        return between("profiles", "p", before, after);
    }

    @Test
    void namesTheFieldsThatDiffer() {
        assertThat(
                        between(
                                "{'Name':'a','Description':'x','Params':{'n/1':1,'o':{'deep':true}},'Tasks':['a']}",
                                "{'Name':'a','Description':'y','Params':{'n/1':2,'o':{'deep':false},'new':[1]},'Tasks':['a','b']}"))
                .containsExactly(
                        "/Description \"x\" > \"y\"",
                        "/Params/n~11 1 > 2",
                        "/Params/new null > [1]",
                        "/Params/o/deep true > false",
                        "/Tasks [\"a\"] > [\"a\",\"b\"]");
        assertThat(between("{'Name':'a'}", "{'Name':'a'}")).isEmpty();
    }

    @Test
    void namesOfWhatIsNewOrGoneWhatSomebodySet() {
        assertThat(between("", "{'Name':'a','Description':'','Meta':{},'Reboot':false}"))
                .containsExactly("/Name null > \"a\"");
        assertThat(between("{'Name':'a','Tasks':[]}", "")).containsExactly("/Name \"a\" > null");
    }

    @Test
    void hidesSecrets() {
        backend.write(
                Request.of("test"),
                tx -> tx.create(
                        Param.KIND,
                        Wire.read(Param.KIND, json("{'Name':'lab/pin','Secure':true,'Schema':{'default':'deep'}}"))));
        String box = "{'Key':'k1','Nonce':'n1','Payload':'deep'}";
        assertThat(between("users", "u", "{'Name':'u'}", "{'Name':'u','PasswordHash':'deep','Secret':'deep'}"))
                .containsExactly("/PasswordHash null > \"******\"", "/Secret null > \"******\"");
        assertThat(between(
                        "{'Params':{'a':1}}",
                        "{'Params':{'a':" + box + ",'lab/pin':'deep','root-password-hash':'deep'}}"))
                .containsExactly(
                        "/Params/a 1 > \"******\"",
                        "/Params/lab~1pin null > \"******\"",
                        "/Params/root-password-hash null > \"******\"");
        assertThat(between("", "{'Params':{'lab/pin':'deep','x':{'y':[" + box + "],'a_secret':'deep'}}}")
                        .toString())
                .contains("******")
                .doesNotContain("deep");
        assertThat(between("preferences", "baseTokenSecret", "{'Val':'deep'}", "{'Val':'deeper'}"))
                .containsExactly("/Val \"******\" > \"******\"");
        assertThat(between("preferences", "logLevel", "{'Val':'warn'}", "{'Val':'info'}"))
                .containsExactly("/Val \"warn\" > \"info\"");
        assertThat(between("params", "lab/pin", "", "{'Name':'lab/pin','Schema':{'default':'deep'}}")
                        .toString())
                .doesNotContain("deep");
    }

    @Test
    void cutsWhatIsLong() {
        var cut = between("{'Contents':''}", "{'Contents':'" + "x".repeat(100_000) + "'}")
                .get(0);
        assertThat(cut).hasSizeLessThan(1200).endsWith("(100000 characters)");
        var many = new StringBuilder("{'a':0");
        for (int i = 0; i < 500; i++) {
            many.append(",'p").append(i).append("':1");
        }
        assertThat(between("{'Params':{'a':0}}", "{'Params':" + many + "}}"))
                .hasSize(101)
                .last()
                .isEqualTo(" null > and 400 more fields");
    }
}
