// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Status;
import org.millwright.models.Wire;

class FilterTest {

    private static final Item<Machine> M1 = new Item<>(
            Machine.KIND,
            Wire.read(
                    Machine.KIND,
                    "{'Name':'m1','Address':'10.0.0.9','Profiles':['a','b'],'Runnable':true}"
                            .replace('\'', '"')
                            .getBytes(UTF_8)),
            Status.GOOD);

    @Test
    void takesUnknownFunctionsAsText() {
        for (String text : List.of("m1", "Eq(m1", "Foo(m1)", "eq(m1)", "")) {
            assertThat(Filter.parse(text)).isEqualTo(new Filter("Eq", List.of(text)));
        }
        assertThat(Filter.parse("Eq(a(b))")).isEqualTo(new Filter("Eq", List.of("a(b)")));
        assertThat(Filter.parse("In(a, b,)")).isEqualTo(new Filter("In", List.of("a", " b", "")));
    }

    @Test
    void comparesAddressesAsNumbers() {
        assertThat(holds("Address", "Lt(10.0.0.10)")).isTrue();
        assertThat(holds("Address", "Gte(10.0.0.10)")).isFalse();
        assertThat(holds("Address", "Between(10.0.0.9,10.0.0.9)")).isTrue();
        assertThat(holds("Address", "Except(10.0.0.9,10.0.0.9)")).isFalse();
        assertThat(holds("Address", "")).isFalse();
    }

    @Test
    void asksForAllOfAList() {
        assertThat(holds("Profiles", "b,a")).isTrue();
        assertThat(holds("Profiles", "a,c")).isFalse();
        assertThat(holds("Profiles", "In(c,b)")).isTrue();
        assertThat(holds("Profiles", "Nin(c,d)")).isTrue();
    }

    @Test
    void matchesAnywhere() {
        assertThat(holds("Name", "Re(1$)")).isTrue();
        assertThat(holds("Name", "Re(^1)")).isFalse();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> holds("Name", "Re(+)"))
                .withMessageStartingWith("error parsing regexp: ");
    }

    @Test
    void endsExpressionsThatWouldNot() {
        var text = new PatientText("a".repeat(400));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> Pattern.compile("(.*)(.*)(.*)(.*)1").matcher(text).find())
                .withMessage("error parsing regexp: expression takes too long");
    }

    private static boolean holds(String attribute, String text) {
        var column = Column.of(Machine.KIND, Machine.KIND.attribute(attribute).orElseThrow());
        return Filter.parse(text).on(column).test(M1);
    }
}
