// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;

/** The interface of a packet, where only the packet tells. */
final class LinksTest {
    private static final Ip NOWHERE = Packet.ZERO;

    private static Packet packet(String giaddr, String ciaddr) {
        return Ask.request("00:00:00:00:00:01").giaddr(giaddr).ciaddr(ciaddr).packet();
    }

    @Test
    void believesTheRelayThenTheClientThenTheSender() {
        var ten = Ip.parse("10.0.0.7");
        assertThat(Lab.LINKS.guess(packet("192.168.124.9", "10.0.0.7"), ten, NOWHERE))
                .contains(Lab.ENO1);
        assertThat(Lab.LINKS.guess(packet("0.0.0.0", "192.168.124.9"), ten, NOWHERE))
                .contains(Lab.ENO1);
        assertThat(Lab.LINKS.guess(packet("0.0.0.0", "0.0.0.0"), ten, NOWHERE)).contains(Lab.ENO2);
    }

    @Test
    void takesTheDefaultInterfaceOtherwiseAndTheOnlyOneWithoutADefault() {
        var blank = packet("0.0.0.0", "0.0.0.0");
        assertThat(Lab.LINKS.guess(blank, NOWHERE, Ip.parse("10.0.0.10"))).contains(Lab.ENO2);
        assertThat(Lab.LINKS.guess(blank, NOWHERE, NOWHERE)).isEmpty();
        assertThat(new Links(List.of(Lab.ENO1)).guess(blank, NOWHERE, NOWHERE)).contains(Lab.ENO1);
    }
}
