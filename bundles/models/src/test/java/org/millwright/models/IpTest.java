// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IpTest {

    @Test
    void knowsTheHexFormOfAnAddress() {
        assertThat(Ip.parse("192.168.5.7").hex()).isEqualTo("C0A80507");
        assertThat(Ip.parse("192.168.5.7")).isEqualTo(Ip.of(0xC0A80507));
        assertThat(Ip.NONE.hex()).isEmpty();
        assertThat(Ip.parse("fe80::1").hex()).isEmpty();
        assertThat(Ip.parse("010.001.000.255")).hasToString("10.1.0.255");
    }

    @Test
    void refusesWhatIsNoAddress() {
        var wrong = List.of(
                "zzz",
                "256.1.1.1",
                "1.1.1.256",
                "1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                ".1.2.3",
                "1.2.3.",
                "0001.2.3.4",
                "1.2.3.4 ",
                "host.name",
                "1:2:3:g");
        for (String text : wrong) {
            assertThatThrownBy(() -> Ip.parse(text)).hasMessage("invalid IP address: " + text);
        }
    }

    @Test
    void tellsWhatAHostCanHave() {
        assertThat(Ip.parse("10.0.0.5").isGlobalUnicast()).isTrue();
        for (String text : new String[] {"0.0.0.0", "224.0.0.1", "255.255.255.255", "127.0.0.1", "169.254.1.1", ""}) {
            assertThat(Ip.parse(text).isGlobalUnicast()).as(text).isFalse();
        }
    }

    @Test
    void knowsTheEdgesOfANetwork() {
        var cidr = Cidr.parse("192.168.124.1/24").orElseThrow();
        assertThat(cidr.network()).hasToString("192.168.124.0");
        assertThat(cidr.broadcast()).hasToString("192.168.124.255");
        assertThat(cidr.contains(Ip.parse("192.168.124.77"))).isTrue();
        assertThat(cidr.contains(Ip.parse("192.168.125.1"))).isFalse();
        assertThat(Cidr.parse("10.0.0.0/33")).isEmpty();
        assertThat(Cidr.parse("10.0.0.0")).isEmpty();
        assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().contains(Ip.parse("8.8.8.8")))
                .isTrue();
    }
}
