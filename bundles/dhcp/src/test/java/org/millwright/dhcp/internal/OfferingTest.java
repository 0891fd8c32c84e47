// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** Which address a DISCOVER is offered. */
final class OfferingTest {
    private static final String ME = "00:00:00:00:00:01";
    private static final String OTHER = "00:00:00:00:00:02";

    private final Lab lab = new Lab();

    @BeforeEach
    void network() {
        subnet("");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void subnet(String more) {
        lab.save(
                Subnet.KIND,
                Lab.read(
                        Subnet.KIND,
                        "{'Name':'sub','Enabled':true,'Subnet':'192.168.124.0/24','ActiveStart':'192.168.124.80',"
                                + "'ActiveEnd':'192.168.124.83'" + more + "}"));
    }

    private void reserve(String address, String mac, String more) {
        lab.add(Reservation.KIND, "{'Addr':'%s','Token':'%s','Strategy':'MAC'%s}".formatted(address, mac, more));
    }

    /** A lease that ends after so many seconds. */
    private void lease(String address, String mac, long seconds) {
        lab.save(
                Lease.KIND,
                Lab.read(
                        Lease.KIND,
                        "{'Addr':'%s','Token':'%s','Strategy':'MAC','State':'ACK','ExpireTime':'%s'}"
                                .formatted(address, mac, lab.now().plusSeconds(seconds))));
    }

    private Optional<String> offered(Ask ask) {
        return lab.send(Lab.ENO1, ask).map(Packet::yiaddr).map(Ip::text);
    }

    private static Ask hinting(String mac, String address) {
        return Ask.discover(mac).address(50, address);
    }

    @Test
    void offersNothingWhereThePickerIsNone() {
        subnet(",'Pickers':['none']");
        assertThat(offered(hinting(ME, "192.168.124.81"))).isEmpty();
    }

    @Test
    void offersNothingWithoutAReservationWhereOnlyReservationsAreServed() {
        subnet(",'OnlyReservations':true,'Pickers':['nextFree']");
        assertThat(offered(Ask.discover(ME))).isEmpty();
    }

    @Test
    void offersNothingWhereTheSubnetIsDisabled() {
        subnet(",'Enabled':false");
        assertThat(offered(Ask.discover(ME))).isEmpty();
    }

    @Test
    void offersTheFreeAddressThatTheClientWouldLike() {
        assertThat(offered(hinting(ME, "192.168.124.82"))).contains("192.168.124.82");
        assertThat(lab.lease("192.168.124.82").orElseThrow().state()).isEqualTo("Offer");
    }

    @Test
    void offersAnotherAddressWhereTheOneThatTheClientWouldLikeIsTaken() {
        lease("192.168.124.80", OTHER, 600);
        assertThat(offered(hinting(ME, "192.168.124.80"))).contains("192.168.124.81");
    }

    @Test
    void offersAnotherAddressWhereTheOneThatTheClientWouldLikeIsReserved() {
        reserve("192.168.124.80", OTHER, "");
        assertThat(offered(hinting(ME, "192.168.124.80"))).contains("192.168.124.81");
    }

    @Test
    void takesOverTheExpiredLeaseOfTheAddressThatTheClientWouldLike() {
        lease("192.168.124.82", OTHER, -600);
        assertThat(offered(hinting(ME, "192.168.124.82"))).contains("192.168.124.82");
        assertThat(lab.lease("192.168.124.82").orElseThrow().token()).isEqualTo(ME);
    }

    @Test
    void goesOnWhereItLeftOff() {
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(offered(Ask.discover(OTHER))).contains("192.168.124.81");
        lab.deleteLeases();
        assertThat(offered(Ask.discover("00:00:00:00:00:03"))).contains("192.168.124.81");
    }

    @Test
    void startsAgainWhereTheSubnetChanged() {
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(offered(Ask.discover(OTHER))).contains("192.168.124.81");
        lab.deleteLeases();
        subnet(",'Description':'changed'");
        assertThat(offered(Ask.discover("00:00:00:00:00:03"))).contains("192.168.124.80");
    }

    @Test
    void takesWhatExpiredFirstOnlyWhereNothingIsUnused() {
        lease("192.168.124.80", "00:00:00:00:00:0a", -7200);
        lease("192.168.124.81", "00:00:00:00:00:0b", -60);
        lease("192.168.124.82", "00:00:00:00:00:0c", 600);
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.83");
        assertThat(offered(Ask.discover(OTHER))).contains("192.168.124.80");
        assertThat(offered(Ask.discover("00:00:00:00:00:03"))).contains("192.168.124.81");
        assertThat(offered(Ask.discover("00:00:00:00:00:04"))).isEmpty();
    }

    @Test
    void neverOffersItsOwnAddress() {
        subnet(",'ActiveStart':'192.168.124.1','ActiveEnd':'192.168.124.2'");
        assertThat(offered(hinting(ME, "192.168.124.1"))).contains("192.168.124.2");
        assertThat(offered(Ask.discover(OTHER))).isEmpty();
    }

    @Test
    void offersThePeerOnAPointToPointLink() {
        subnet(",'Pickers':['point2point']");
        var offer = lab.answer(Lab.link("p1", 9, "192.168.124.80/31"), Ask.discover(ME));
        assertThat(offer.yiaddr()).isEqualTo(Ip.parse("192.168.124.81"));
        assertThat(offer.address(3)).contains(Ip.parse("192.168.124.80"));
        assertThat(lab.answer(Lab.link("p2", 10, "192.168.124.81/31"), Ask.discover(OTHER))
                        .yiaddr())
                .isEqualTo(Ip.parse("192.168.124.80"));
        assertThat(lab.send(Lab.link("p3", 11, "192.168.124.10/31"), Ask.discover("00:00:00:00:00:03")))
                .isEmpty();
    }

    @Test
    void offersTheReservedAddressWithTheReservationsTerms() {
        reserve(
                "192.168.124.83",
                ME,
                ",'Duration':9000,'NextServer':'192.168.124.9','Options':[{'Code':15,'Value':'mine'}]");
        subnet(",'NextServer':'192.168.124.8','Options':[{'Code':15,'Value':'theirs'},{'Code':6,'Value':'9.9.9.9'}]");
        var offer = lab.answer(Lab.ENO1, Ask.discover(ME));
        assertThat(offer.yiaddr()).isEqualTo(Ip.parse("192.168.124.83"));
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.9"));
        assertThat(Lab.options(offer))
                .isEqualTo("53=ofr 54=192.168.124.1 51=9000 1=255.255.255.0 6=9.9.9.9 15=mine"
                        + " 28=192.168.124.255 58=4500 59=6750");
        assertThat(lab.lease("192.168.124.83").orElseThrow().state()).isEqualTo("OFFER");
    }

    @Test
    void servesAReservationWithoutASubnet() {
        reserve("10.9.9.9", ME, ",'NextServer':'10.9.9.1'");
        var offer = lab.answer(Lab.ENO2, Ask.discover(ME));
        assertThat(offer.yiaddr()).isEqualTo(Ip.parse("10.9.9.9"));
        assertThat(offer.option(51).orElseThrow()).containsExactly(0, 0, 0x1c, 0x20);
    }

    @Test
    void fallsBackToTheRangeWhereSomebodyHasTheReservedAddress() {
        lease("192.168.124.83", OTHER, 600);
        reserve("192.168.124.83", ME, "");
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        var request = Ask.request(ME).address(50, "192.168.124.80").address(54, "192.168.124.1");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);
    }

    @Test
    void keepsTheAddressOfAKnownClientWhateverItWouldLike() {
        lease("192.168.124.82", ME, 600);
        assertThat(offered(hinting(ME, "192.168.124.80"))).contains("192.168.124.82");
        assertThat(lab.backend.image().table(Lease.KIND).size()).isEqualTo(1);
    }

    @Test
    void doesNotShortenALeaseInUse() {
        lease("192.168.124.82", ME, 600);
        var before = lab.lease("192.168.124.82").orElseThrow().expireTime();
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.82");
        var after = lab.lease("192.168.124.82").orElseThrow();
        assertThat(after.expireTime()).isEqualTo(before);
        assertThat(after.state()).isEqualTo("ACK");
    }

    @Test
    void holdsAnOfferForAMinute() {
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(lab.lease("192.168.124.80").orElseThrow().expireTime())
                .isEqualTo(lab.now().plusSeconds(60));
    }

    @Test
    void leavesOneLeaseToAClientThatMovedToAnotherNetwork() {
        lab.add(Subnet.KIND, Lab.subnet("ten", "10.0.0.0/8", "10.0.0.20", "10.0.0.29", "10.0.0.1"));
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(lab.answer(Lab.ENO2, Ask.discover(ME)).yiaddr()).isEqualTo(Ip.parse("10.0.0.20"));
        assertThat(lab.lease("192.168.124.80")).isEmpty();
    }

    @Test
    void ignoresAScopedReservationOfAnotherNetwork() {
        lab.add(Subnet.KIND, Lab.subnet("ten", "10.0.0.0/8", "10.0.0.20", "10.0.0.29", "10.0.0.1"));
        reserve("10.0.0.50", ME, ",'Scoped':true");
        assertThat(offered(hinting(ME, "10.0.0.50"))).contains("192.168.124.80");
        assertThat(lab.answer(Lab.ENO2, Ask.discover(ME)).yiaddr()).isEqualTo(Ip.parse("10.0.0.50"));
    }
}
