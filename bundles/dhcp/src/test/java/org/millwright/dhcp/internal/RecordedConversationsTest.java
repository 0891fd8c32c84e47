// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.millwright.models.Lease;

/** What firmware asked and what it must be answered, byte by byte where it matters. */
final class RecordedConversationsTest {
    private static final String MAC = "52:54:10:8d:f5:0d";
    private static final int[] LISTED = {1, 3, 6, 7, 12, 15, 17, 43, 60, 66, 67, 128, 175, 203};

    private final Lab lab = Lab.recorded();

    @AfterEach
    void close() {
        lab.close();
    }

    private static Ask firmware(int arch) {
        return Ask.discover(MAC).pxe(arch).option(55, LISTED);
    }

    private static Ask ipxe() {
        return firmware(0).text(77, "iPXE").option(175, 19, 1, 1, 24, 1, 1, 33, 1, 1, 35, 1, 1);
    }

    private static String mac(int n) {
        return "52:54:10:00:00:0" + n;
    }

    private static Ask plain(int n) {
        return Ask.discover(mac(n)).option(55, 1, 3, 6);
    }

    @Test
    void offersTheScriptToIpxeThenGrantsAndTakesTheLeaseBack() {
        var offer = lab.answer(Lab.ENO1, ipxe());
        assertThat(offer.yiaddr()).isEqualTo(Ip.parse("192.168.124.10"));
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.1"));
        assertThat(offer.sname()).isEqualTo("192.168.124.1");
        assertThat(offer.file()).isEqualTo("default.ipxe");
        assertThat(Lab.options(offer))
                .isEqualTo("53=ofr 54=192.168.124.1 51=60 1=255.255.255.0 3=192.168.124.1 6=192.168.124.1 15=sub.com"
                        + " 58=30 59=45");
        assertThat(offer.xid()).isEqualTo(0x1234);
        assertThat(offer.mac()).isEqualTo(MAC);

        var request = Ask.request(MAC)
                .pxe(0)
                .option(55, LISTED)
                .text(77, "iPXE")
                .option(175, 19, 1, 1, 24, 1, 1, 33, 1, 1, 35, 1, 1)
                .address(50, "192.168.124.10")
                .address(54, "192.168.124.1");
        var ack = lab.answer(Lab.ENO1, request);
        assertThat(ack.yiaddr()).isEqualTo(Ip.parse("192.168.124.10"));
        assertThat(ack.file()).isEqualTo("default.ipxe");
        assertThat(Lab.options(ack)).isEqualTo(Lab.options(offer).replace("53=ofr", "53=ack"));
        assertThat(lab.lease("192.168.124.10").orElseThrow().state()).isEqualTo("ACK");

        var release = Ask.of(MessageType.RELEASE, MAC).ciaddr("192.168.124.10").address(54, "192.168.124.11");
        assertThat(lab.send(Lab.ENO1, release)).isEmpty();
        var lease = lab.lease("192.168.124.10").orElseThrow();
        assertThat(lease.state()).isEqualTo("EXPIRED");
        assertThat(lease.expireTime()).isEqualTo(lab.now());
    }

    @Test
    void offersLpxelinuxToBiosFirmwareWithAnIncompleteIpxe() {
        var ask = firmware(0).option(175, 19, 1, 1, 24, 1, 1, 33, 1, 1);
        assertThat(lab.answer(Lab.ENO1, ask).file()).isEqualTo("lpxelinux.0");
    }

    @Test
    void offersIpxeToUefiFirmwareAndTheBroadcastAddressToWhoAsks() {
        var offer = lab.answer(Lab.ENO1, Ask.discover(MAC).pxe(7).option(55, 1, 28, 66, 67));
        assertThat(offer.file()).isEqualTo("ipxe.efi");
        assertThat(Lab.options(offer)).contains("28=192.168.124.255");
    }

    @Test
    void givesOutTheRangeAndThenWhatExpiredFirst() {
        for (int n = 0; n < 6; n++) {
            var offer = lab.answer(Lab.ENO1, plain(n));
            assertThat(offer.yiaddr()).isEqualTo(Ip.parse("192.168.124.1" + n));
            assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.1"));
            assertThat(offer.sname()).isEmpty();
            assertThat(offer.file()).isEmpty();
        }
        assertThat(lab.send(Lab.ENO1, plain(7))).isEmpty();

        var beyond = Ask.request(mac(7)).address(50, "192.168.124.16").address(54, "192.168.124.1");
        var nak = lab.answer(Lab.ENO1, beyond);
        assertThat(nak.type()).isEqualTo(MessageType.NAK);
        assertThat(Lab.options(nak)).isEqualTo("53=nak 54=192.168.124.1");
        assertThat(nak.yiaddr()).isEqualTo(Packet.ZERO);

        lab.send(Lab.ENO1, Ask.of(MessageType.RELEASE, mac(3)).ciaddr("192.168.124.13"));
        assertThat(lab.answer(Lab.ENO1, plain(7)).yiaddr()).isEqualTo(Ip.parse("192.168.124.13"));
        var request = Ask.request(mac(7)).address(50, "192.168.124.13").address(54, "192.168.124.1");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);

        lab.deleteLeases();
        assertThat(lab.answer(Lab.ENO1, plain(8)).yiaddr()).isEqualTo(Ip.parse("192.168.124.15"));
    }

    @Test
    void offersOnlyTheFileWhereAnotherServerGivesAddresses() {
        var offer = lab.answer(Lab.ENO2, firmware(0).option(97, 0, 1, 2, 3));
        assertThat(offer.yiaddr()).isEqualTo(Packet.ZERO);
        assertThat(offer.flags()).isEqualTo(0x8000);
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("10.0.0.10"));
        assertThat(offer.sname()).isEqualTo("10.0.0.10");
        assertThat(offer.file()).isEqualTo("lpxelinux.0");
        assertThat(Lab.options(offer)).isEqualTo("53=ofr 54=10.0.0.10 43=6,1,8,255 60=PXEClient");
        assertThat(lab.backend.image().table(Lease.KIND).size()).isZero();
    }

    @Test
    void echoesTheUuidToUefiFirmwareThatListsIt() {
        var ask = Ask.discover(MAC).pxe(7).option(55, 1, 3, 43, 60, 66, 67, 97).option(97, 0, 1, 2);
        var offer = lab.answer(Lab.ENO2, ask);
        assertThat(Lab.options(offer)).isEqualTo("53=ofr 54=10.0.0.10 60=PXEClient 97=0,1,2");
        assertThat(offer.file()).isEqualTo("ipxe.efi");
    }

    @Test
    void answersAtTheBootServerPortWithTheClientsOwnAddress() {
        var ask = Ask.request(MAC).pxe(7).option(55, 43, 60, 66, 67).ciaddr("10.0.0.5");
        var ack = lab.binl(Lab.ENO2, ask).orElseThrow();
        assertThat(ack.type()).isEqualTo(MessageType.ACK);
        assertThat(ack.yiaddr()).isEqualTo(Ip.parse("10.0.0.5"));
        assertThat(ack.file()).isEqualTo("ipxe.efi");
        assertThat(ack.option(51)).isEmpty();
        var query = new Query(Service.BINL, ask.packet(), Lab.ENO2, Ip.parse("10.0.0.5"), 4011);
        assertThat(Destination.of(query, ack, 4011)).hasToString("/10.0.0.5:4011");
    }

    @Test
    void echoesWhatTheRelayAddedThoughNobodyListsIt() {
        var ask = plain(1).giaddr("192.168.124.12").option(82, new int[17]);
        var offer = lab.answer(Lab.ENO1, ask);
        assertThat(offer.giaddr()).isEqualTo(Ip.parse("192.168.124.12"));
        assertThat(offer.option(82)).contains(new byte[17]);
    }

    @Test
    void choosesTheSubnetThatTheRelaySelects() {
        var ask = plain(1).giaddr("192.168.124.12").option(82, 5, 4, 172, 17, 10, 1);
        var offer = lab.answer(Lab.ENO1, ask);
        assertThat(offer.yiaddr()).isEqualTo(Ip.parse("172.17.10.10"));
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.1"));
        assertThat(offer.address(54)).contains(Ip.parse("192.168.124.1"));
    }

    @Test
    void namesTheServerAsTheRelayWantsAndKnowsItAgain() {
        int[] agent = {5, 4, 172, 17, 10, 1, 11, 4, 8, 8, 8, 8};
        var offer = lab.answer(Lab.ENO1, plain(1).giaddr("192.168.124.12").option(82, agent));
        assertThat(offer.address(54)).contains(Ip.parse("8.8.8.8"));
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.1"));

        var request = Ask.request(mac(1))
                .giaddr("192.168.124.12")
                .option(82, agent)
                .address(50, "172.17.10.10")
                .address(54, "8.8.8.8");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);
    }
}
