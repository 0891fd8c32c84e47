// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** Whether a client may have the address that it requests, and what it does with it afterwards. */
final class BindingTest {
    private static final String ME = "00:00:00:00:00:01";
    private static final String OTHER = "00:00:00:00:00:02";
    private static final String TEN = "192.168.124.10";
    private static final String SERVER = "192.168.124.1";

    private final Lab lab = Lab.recorded();

    @AfterEach
    void close() {
        lab.close();
    }

    private static Ask selecting(String mac, String address) {
        return Ask.request(mac).address(50, address).address(54, SERVER);
    }

    private static Ask rebooting(String mac, String address) {
        return Ask.request(mac).address(50, address);
    }

    private static Ask renewing(String mac, String address) {
        return Ask.request(mac).ciaddr(address);
    }

    /** What becomes of a request: ack, nak or nothing. */
    private String fate(Link link, Ask ask) {
        return lab.send(link, ask).map(reply -> reply.type().text()).orElse("silence");
    }

    private void bound(String mac) {
        lab.answer(Lab.ENO1, Ask.discover(mac));
        var lease =
                lab.backend.image().table(Lease.KIND).with("Token", mac).get(0).value();
        assertThat(fate(Lab.ENO1, selecting(mac, lease.addr().text()))).isEqualTo("ack");
    }

    private void reserve(String address, String mac) {
        lab.add(Reservation.KIND, "{'Addr':'%s','Token':'%s','Strategy':'MAC'}".formatted(address, mac));
    }

    private void machine(String uuid, String name, String mac, String address) {
        lab.add(
                Machine.KIND,
                "{'Uuid':'00000000-0000-0000-0000-00000000000%s','Name':'%s','HardwareAddrs':['%s'],'Address':'%s'}"
                        .formatted(uuid, name, mac, address));
    }

    private List<String> addresses() {
        return lab.backend.image().table(Machine.KIND).all().stream()
                .map(Item::value)
                .map(machine -> machine.name() + " " + machine.address())
                .toList();
    }

    @Test
    void grantsForTheTimeThatTheSubnetGives() {
        bound(ME);
        assertThat(lab.lease(TEN).orElseThrow().expireTime())
                .isEqualTo(lab.now().plusSeconds(60));
        lab.pass(40);
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("ack");
        assertThat(lab.lease(TEN).orElseThrow().expireTime())
                .isEqualTo(lab.now().plusSeconds(60));
    }

    @Test
    void staysSilentWhereTheClientChoseAnotherServer() {
        lab.answer(Lab.ENO1, Ask.discover(ME));
        assertThat(fate(Lab.ENO1, Ask.request(ME).address(50, TEN).address(54, "192.168.124.99")))
                .isEqualTo("silence");
        assertThat(fate(Lab.ENO1, Ask.request(ME).address(50, TEN).option(54, 1, 2)))
                .isEqualTo("silence");
    }

    @Test
    void staysSilentInInitRebootWithoutALease() {
        assertThat(fate(Lab.ENO1, rebooting(ME, TEN))).isEqualTo("silence");
        assertThat(fate(Lab.ENO1, rebooting(ME, "172.16.0.9"))).isEqualTo("silence");
    }

    @Test
    void grantsInInitRebootWithALease() {
        bound(ME);
        assertThat(fate(Lab.ENO1, rebooting(ME, TEN))).isEqualTo("ack");
    }

    @Test
    void refusesWhatSomebodyElseHas() {
        bound(OTHER);
        assertThat(fate(Lab.ENO1, selecting(ME, TEN))).isEqualTo("nak");
        assertThat(fate(Lab.ENO1, rebooting(ME, TEN))).isEqualTo("nak");
        assertThat(lab.lease(TEN).orElseThrow().token()).isEqualTo(OTHER);
    }

    @Test
    void grantsWhatSomebodyElseHad() {
        bound(OTHER);
        lab.pass(61);
        assertThat(fate(Lab.ENO1, selecting(ME, TEN))).isEqualTo("ack");
        assertThat(lab.lease(TEN).orElseThrow().token()).isEqualTo(ME);
    }

    @Test
    void refusesWhatNoClientCanHave() {
        assertThat(fate(Lab.ENO1, selecting(ME, "0.0.0.0"))).isEqualTo("nak");
        assertThat(fate(Lab.ENO1, selecting(ME, "255.255.255.255"))).isEqualTo("nak");
        assertThat(fate(Lab.ENO1, selecting(ME, "224.0.0.1"))).isEqualTo("nak");
    }

    @Test
    void refusesToRenewWhatNobodyHas() {
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("nak");
        assertThat(fate(Lab.ENO1, renewing(ME, "172.16.0.9"))).isEqualTo("silence");
    }

    @Test
    void refusesWhereTheClientMovedToAnotherNetwork() {
        bound(ME);
        assertThat(fate(Lab.ENO1, selecting(ME, TEN).giaddr("172.17.10.1"))).isEqualTo("nak");
        assertThat(lab.lease(TEN).orElseThrow().state()).isEqualTo("ACK");
    }

    @Test
    void grantsThroughASecondRelayOnTheSameNetwork() {
        lab.answer(Lab.ENO1, Ask.discover(ME).giaddr("172.17.10.1"));
        assertThat(fate(Lab.ENO1, selecting(ME, "172.17.10.10").giaddr("172.17.10.2")))
                .isEqualTo("ack");
    }

    @Test
    void renewsDirectlyWhatCameThroughARelay() {
        lab.answer(Lab.ENO1, Ask.discover(ME).giaddr("172.17.10.1"));
        assertThat(fate(Lab.ENO1, selecting(ME, "172.17.10.10").giaddr("172.17.10.1")))
                .isEqualTo("ack");
        var ack = lab.answer(Lab.ENO1, renewing(ME, "172.17.10.10").option(55, 3));
        assertThat(ack.type()).isEqualTo(MessageType.ACK);
        assertThat(ack.address(3)).contains(Ip.parse("172.17.10.1"));
        assertThat(lab.lease("172.17.10.10").orElseThrow().via()).isEqualTo(Ip.parse("172.17.10.1"));
    }

    @Test
    void renewsInADisabledSubnet() {
        bound(ME);
        lab.backend.write(Lab.TEST, tx -> tx.update(Subnet.KIND, "sub1", subnet -> subnet.withEnabled(false)));
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("ack");
    }

    @Test
    void sendsAClientToTheAddressReservedForIt() {
        bound(ME);
        reserve("192.168.124.50", ME);
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("nak");
        var lease = lab.lease(TEN).orElseThrow();
        assertThat(lease.state()).isEqualTo("INVALID");
        assertThat(lease.token()).isEmpty();
        assertThat(lease.expireTime()).isEqualTo(lab.now().plusSeconds(600));
    }

    @Test
    void sendsAClientAwayFromAnAddressReservedForAnother() {
        bound(ME);
        reserve(TEN, OTHER);
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("nak");
        assertThat(lab.lease(TEN).orElseThrow().state()).isEqualTo("INVALID");
    }

    @Test
    void forgetsALeaseWhoseSubnetIsGone() {
        bound(ME);
        lab.backend.write(Lab.TEST, tx -> tx.delete(Subnet.KIND, "sub1"));
        assertThat(fate(Lab.ENO1, renewing(ME, TEN))).isEqualTo("nak");
        assertThat(lab.lease(TEN)).isEmpty();
    }

    @Test
    void staysSilentWhereAnotherServerGivesAddresses() {
        assertThat(fate(Lab.ENO2, Ask.request(ME).ciaddr("10.0.0.77"))).isEqualTo("silence");
        assertThat(fate(Lab.ENO2, rebooting(ME, "10.0.0.77"))).isEqualTo("silence");
    }

    @Test
    void keepsADeclinedAddressOutOfUse() {
        bound(ME);
        assertThat(lab.send(Lab.ENO1, Ask.of(MessageType.DECLINE, OTHER).address(50, TEN)))
                .isEmpty();
        assertThat(lab.lease(TEN).orElseThrow().state()).isEqualTo("ACK");
        assertThat(lab.send(Lab.ENO1, Ask.of(MessageType.DECLINE, ME).address(50, TEN)))
                .isEmpty();
        assertThat(lab.lease(TEN).orElseThrow().state()).isEqualTo("INVALID");
        assertThat(lab.answer(Lab.ENO1, Ask.discover(ME)).yiaddr()).isEqualTo(Ip.parse("192.168.124.11"));
    }

    @Test
    void releasesOnlyTheClientsOwnLease() {
        bound(ME);
        lab.send(Lab.ENO1, Ask.of(MessageType.RELEASE, OTHER).ciaddr(TEN));
        assertThat(lab.lease(TEN).orElseThrow().state()).isEqualTo("ACK");
    }

    @Test
    void givesTheMachineItsAddressAndTakesItFromAnyOther() {
        machine("1", "mine", ME, "");
        machine("2", "theirs", OTHER, TEN);
        bound(ME);
        assertThat(addresses()).containsExactly("mine 192.168.124.10", "theirs 0.0.0.0");
    }

    @Test
    void leavesMachinesAloneUntilTheClientHasTheAddress() {
        machine("1", "mine", ME, "");
        lab.answer(Lab.ENO1, Ask.discover(ME));
        assertThat(addresses()).containsExactly("mine ");
    }
}
