// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.models.Ip;

/** Where answers go. */
final class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        // service, reply, giaddr, ciaddr, broadcast, source, source port, destination
        "DHCP, OFFER, 0.0.0.0,  0.0.0.0,  false, 0.0.0.0,  68,   255.255.255.255:68",
        "DHCP, OFFER, 0.0.0.0,  0.0.0.0,  true,  0.0.0.0,  68,   255.255.255.255:68",
        "DHCP, OFFER, 0.0.0.0,  0.0.0.0,  true,  10.0.0.5, 68,   255.255.255.255:68",
        "DHCP, OFFER, 0.0.0.0,  0.0.0.0,  false, 10.0.0.5, 9999, 10.0.0.5:68",
        "DHCP, ACK,   0.0.0.0,  10.0.0.5, false, 10.0.0.5, 68,   10.0.0.5:68",
        "DHCP, ACK,   0.0.0.0,  10.0.0.5, true,  10.0.0.5, 68,   10.0.0.5:68",
        "DHCP, NAK,   0.0.0.0,  10.0.0.5, false, 10.0.0.5, 68,   255.255.255.255:68",
        "DHCP, ACK,   0.0.0.0,  224.0.0.9,false, 0.0.0.0,  68,   255.255.255.255:68",
        "DHCP, OFFER, 10.1.0.1, 0.0.0.0,  false, 10.1.0.1, 68,   10.1.0.1:67",
        "DHCP, ACK,   10.1.0.1, 10.1.0.5, true,  10.1.0.1, 67,   10.1.0.1:67",
        "DHCP, NAK,   10.1.0.1, 0.0.0.0,  false, 10.1.0.1, 67,   10.1.0.1:67",
        "BINL, ACK,   0.0.0.0,  10.0.0.5, false, 10.0.0.5, 4011, 10.0.0.5:4011",
        "BINL, ACK,   0.0.0.0,  10.0.0.5, true,  10.0.0.5, 68,   10.0.0.5:68",
        "BINL, NAK,   0.0.0.0,  0.0.0.0,  false, 10.0.0.5, 4011, 10.0.0.5:4011",
        "BINL, ACK,   0.0.0.0,  0.0.0.0,  false, 0.0.0.0,  68,   255.255.255.255:68",
    })
    void answersGoWhereTheClientHearsThem(
            Service service,
            MessageType type,
            String giaddr,
            String ciaddr,
            boolean broadcast,
            String source,
            int sourcePort,
            String destination) {
        var ask = Ask.request("00:00:00:00:00:01").giaddr(giaddr).ciaddr(ciaddr);
        if (broadcast) {
            ask.broadcast();
        }
        var reply = Ask.of(type, "00:00:00:00:00:01").op(2).packet();
        var query = new Query(service, ask.packet(), Lab.ENO2, Ip.parse(source), sourcePort);
        assertThat(Destination.of(query, reply, service == Service.DHCP ? 67 : 4011))
                .hasToString("/" + destination);
    }
}
