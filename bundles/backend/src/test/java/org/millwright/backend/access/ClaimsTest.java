// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.models.Claim;

class ClaimsTest {

    @Test
    void allowsWhatOneListHolds() {
        var claims = of(new Claim("machines, stages", "get,update:/Params/foo", "m1, m2"));

        assertThat(claims.allow("machines", "get", "m2")).isTrue();
        assertThat(claims.allow("stages", "get", "m1")).isTrue();
        assertThat(claims.allow("machines", "get", "m3")).isFalse();
        assertThat(claims.allow("machines", "delete", "m1")).isFalse();
        assertThat(claims.allow("params", "get", "m1")).isFalse();
    }

    @Test
    void takesAWiderPointerForANarrowerOne() {
        var claims = of(new Claim("machines", "update:/Params", "*"));

        assertThat(claims.allow("machines", "update:/Params/a~1b/c", "m1")).isTrue();
        assertThat(claims.allow("machines", "update:/ParamsToo", "m1")).isFalse();
        assertThat(claims.allow("machines", "update", "m1")).isFalse();
        assertThat(of(new Claim("machines", "update", "*")).allow("machines", "update:/Name", "m1"))
                .isTrue();
        assertThat(of(new Claim("machines", "action", "*")).allow("machines", "action:reboot", "m1"))
                .isTrue();
    }

    @Test
    void allowsEverythingThatIsKnown() {
        var claims = of(new Claim("*", "*", "*"));

        assertThat(claims.allow("preferences", "post", "")).isTrue();
        assertThat(claims.allow("preferences", "delete", "")).isFalse();
        assertThat(claims.allow("machines", "milk", "m1")).isFalse();
    }

    @Test
    void takesOtherScopesForKindsThatAreDeclaredAtRunTime() {
        var claims = of(new Claim("*", "*", "*"));

        assertThat(claims.allow("cows", "get", "bessie")).isTrue();
        assertThat(claims.allow("cows", "milk", "bessie")).isFalse();
        assertThat(of(new Claim("machines", "*", "*")).allow("cows", "get", "bessie"))
                .isFalse();
    }

    @Test
    void doesNotTakeNamesForEverything() {
        assertThat(of(new Claim("machines", "get", "m1")).allow("machines", "get", "*"))
                .isFalse();
    }

    @Test
    void coversARoleFromOneList() {
        var claims = new Claims(List.of(
                List.of(new Claim("machines", "get,list", "*"), new Claim("stages", "get", "*")),
                List.of(new Claim("params", "*", "*"))));

        assertThat(claims.cover(List.of(new Claim("machines", "get", "*"), new Claim("stages", "get", "s1"))))
                .isTrue();
        assertThat(claims.cover(List.of(new Claim("machines", "get", "*"), new Claim("params", "get", "*"))))
                .isFalse();
        assertThat(claims.cover(List.of(new Claim("machines", "*", "*")))).isFalse();
    }

    private static Claims of(Claim... list) {
        return new Claims(List.of(List.of(list)));
    }
}
