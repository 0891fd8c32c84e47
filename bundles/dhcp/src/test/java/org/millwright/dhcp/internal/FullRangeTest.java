// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Image;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.LeaseBuilder;
import org.millwright.models.Subnet;

/** Clients that ask and go away don't keep others from an address. */
final class FullRangeTest {
    private static final String ME = "00:00:00:00:00:01";
    private static final String OTHER = "00:00:00:00:00:02";
    private static final String SMALL =
            "{'Name':'sub','Enabled':true,'Subnet':'192.168.124.0/24','ActiveStart':'192.168.124.80',"
                    + "'ActiveEnd':'192.168.124.89'}";

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aClientThatAsksAgainAmidNoiseGetsAnAddressAndKeepsIt() {
        lab.add(Subnet.KIND, SMALL);
        IntStream.range(0, 10_000).forEach(this::noise);
        assertThat(offered(Ask.discover(ME))).isEmpty();
        IntStream.range(10_000, 10_100).forEach(this::noise);

        var address = offered(Ask.discover(ME).secs(4)).orElseThrow();
        IntStream.range(10_100, 10_200).forEach(this::noise);
        var request = Ask.request(ME).address(50, address).address(54, "192.168.124.1");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);

        lab.pass(11);
        IntStream.range(10_200, 10_300).forEach(this::noise);
        assertThat(lab.lease(address).orElseThrow().token()).isEqualTo(ME);
    }

    @Test
    void anOfferThatNobodyTookIsGivenAnewAfterTenSeconds() {
        lab.add(Subnet.KIND, SMALL);
        IntStream.range(0, 10).forEach(this::noise);
        assertThat(offered(Ask.discover(ME))).isEmpty();
        lab.pass(10);
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.80");
        assertThat(offered(Ask.discover(OTHER))).contains("192.168.124.81");
    }

    @Test
    void whatIsOverGoesFirstAndWhatWasAcknowledgedStays() {
        lab.add(Subnet.KIND, SMALL.replace("'192.168.124.89'", "'192.168.124.82'"));
        lease("192.168.124.80", "ACK", -5);
        lease("192.168.124.81", "ACK", 20);
        lease("192.168.124.82", "Offer", 20);
        assertThat(offered(Ask.discover(ME).secs(4))).contains("192.168.124.80");
        assertThat(offered(Ask.discover(OTHER).secs(4))).contains("192.168.124.82");
        var request = Ask.request(ME).address(50, "192.168.124.80").address(54, "192.168.124.1");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);
        request = Ask.request(OTHER).address(50, "192.168.124.82").address(54, "192.168.124.1");
        assertThat(lab.answer(Lab.ENO1, request).type()).isEqualTo(MessageType.ACK);
        assertThat(offered(Ask.discover("00:00:00:00:00:03").secs(4))).isEmpty();
    }

    @Test
    void anAddressThatBecomesFreeInAFullRangeIsFoundAtOnce() {
        lab.add(Subnet.KIND, SMALL);
        IntStream.range(0, 10).forEach(n -> lease("192.168.124.8" + n, "ACK", 600));
        assertThat(offered(Ask.discover(ME))).isEmpty();
        assertThat(offered(Ask.discover(ME))).isEmpty();
        lab.backend.write(
                Lab.TEST, tx -> tx.delete(Lease.KIND, Ip.parse("192.168.124.85").hex()));
        assertThat(offered(Ask.discover(ME))).contains("192.168.124.85");
    }

    /** Two at the end are free: each search goes on where the last one ended, and a full range isn't searched again. */
    @Test
    void aLargeRangeThatIsNearlyFullIsSearchedOnce() {
        lab.add(
                Subnet.KIND,
                "{'Name':'large','Enabled':true,'Subnet':'192.168.0.0/16','ActiveStart':'192.168.0.1',"
                        + "'ActiveEnd':'192.168.255.254','ActiveLeaseTime':3600}");
        int first = Ip.parse("192.168.0.1").bits();
        lab.backend.write(Lab.TEST, tx -> {
            IntStream.range(0, 65_532).forEach(n -> tx.save(Lease.KIND, held(Ip.of(first + n))));
            return null;
        });
        var lookups = new AtomicInteger();
        var pickers = new Pickers(address -> {
            lookups.incrementAndGet();
            return Lab.LINKS.own(address);
        });

        for (int round = 0; round < 1000; round++) {
            pick(pickers, lab.backend.image(), round);
        }

        assertThat(lab.lease("192.168.255.253")).isPresent();
        assertThat(lab.lease("192.168.255.254")).isPresent();
        assertThat(lookups.get()).isLessThan(4 * 65_534);
    }

    private void pick(Pickers pickers, Image image, int n) {
        var ledger = new Ledger(image, query(n), lab.now());
        pickers.pick(ledger.subnet().orElseThrow(), ledger).ifPresent(address -> lab.save(Lease.KIND, held(address)));
    }

    private Lease held(Ip address) {
        return LeaseBuilder.builder()
                .addr(address)
                .token(mac(address.bits()))
                .strategy("MAC")
                .state("ACK")
                .expireTime(lab.now().plusSeconds(3600))
                .build();
    }

    private void lease(String address, String state, long seconds) {
        lab.save(
                Lease.KIND,
                held(Ip.parse(address))
                        .with()
                        .state(state)
                        .expireTime(lab.now().plusSeconds(seconds))
                        .build());
    }

    /** Ten thousand such are over before a second is. */
    private void noise(int n) {
        lab.responder.respond(query(n));
    }

    private static Query query(int n) {
        return new Query(Service.DHCP, Ask.discover(mac(n)).packet(), Lab.ENO1, Packet.ZERO, 68);
    }

    private Optional<String> offered(Ask ask) {
        return lab.send(Lab.ENO1, ask).map(Packet::yiaddr).map(Ip::text);
    }

    private static String mac(int n) {
        return "02:00:%02x:%02x:%02x:%02x".formatted(n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255);
    }
}
