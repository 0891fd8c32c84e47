// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void readsWhatAuthorsWrite() {
        assertThat(
                        json(
                                """
                Name: a
                List: [1, -2, 3.5, 1e3, 0x1f, 0777, "8"]
                Flags: [yes, No, on, OFF, true, y, n]
                Nothing: [~, null, ]
                Text: |
                  one
                  two
                """))
                .isEqualTo("{'Name':'a','List':[1,-2,3.5,1000.0,31,511,'8'],"
                        + "'Flags':[true,false,true,false,true,'y','n'],'Nothing':[null,null],'Text':'one\\ntwo\\n'}");
    }

    @Test
    void keepsHardwareAddressesTimesAndDatesAsText() {
        assertThat(json("[52:54:00:12:34:56, 10:20, 2024-05-01, 2024-05-01T10:00:00Z, 1.2.3, 08:00]"))
                .isEqualTo("['52:54:00:12:34:56','10:20','2024-05-01','2024-05-01T10:00:00Z','1.2.3','08:00']");
    }

    @Test
    void keepsEverythingAsTextWhereAskedTo() {
        assertThat(YamlText.texts("{Version: 1.10, Order: 007, Tags: yes, Empty: }")
                        .toString())
                .isEqualTo("{\"Version\":\"1.10\",\"Order\":\"007\",\"Tags\":\"yes\",\"Empty\":\"\"}");
    }

    @Test
    void turnsKeysIntoText() {
        assertThat(json("{1: a, true: b}")).isEqualTo("{'1':'a','true':'b'}");
    }

    @Test
    void mergesAndRepeats() {
        assertThat(
                        json(
                                """
                Base: &base {a: 1, b: 2}
                Other: {<<: *base, b: 3}
                Same: *base
                """))
                .isEqualTo("{'Base':{'a':1,'b':2},'Other':{'a':1,'b':3},'Same':{'a':1,'b':2}}");
    }

    @Test
    void takesTheLastOfTwoValuesOfAKey() {
        assertThat(json("{a: 1, a: 2}")).isEqualTo("{'a':2}");
    }

    @Test
    void letsATabStandBetweenKeyAndValue() {
        assertThat(json("a:\t1\nb: |\n  c:\td\ne:\t\tf")).isEqualTo("{'a':1,'b':'c:\\td\\n','e':'f'}");
    }

    @Test
    void refusesATabAsIndentation() {
        assertThatThrownBy(() -> json("a:\n\tb: 1"))
                .isInstanceOf(ContentFault.class)
                .hasMessageStartingWith("line 2, column 1: ");
    }

    @Test
    void saysWhereAMistakeIs() {
        assertThatThrownBy(() -> json("a: 1\nb: [1, 2\nc: 3"))
                .isInstanceOf(ContentFault.class)
                .hasMessageStartingWith("line 3, column ");
    }

    @Test
    void refusesAliasesThatExplode() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            text.append(
                    "a%d: &a%d [%s]%n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
        }
        assertThatThrownBy(() -> json(text.toString()))
                .isInstanceOf(ContentFault.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void refusesAliasesToWhatHoldsThem() {
        assertThatThrownBy(() -> json("a: &a {b: *a}"))
                .isInstanceOf(ContentFault.class)
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void refusesTypesThatWouldMakeObjects() {
        assertThatThrownBy(() -> json("a: !!javax.script.ScriptEngineManager []"))
                .isInstanceOf(ContentFault.class);
    }

    @Test
    void refusesNumbersThatJsonHasNot() {
        assertThatThrownBy(() -> json("a: .inf"))
                .isInstanceOf(ContentFault.class)
                .hasMessageContaining("Infinity");
    }

    private static String json(String yaml) {
        return YamlText.tree(yaml).toString().replace('"', '\'');
    }
}
