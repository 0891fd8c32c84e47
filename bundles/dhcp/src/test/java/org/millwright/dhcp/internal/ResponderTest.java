// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.dhcp.packet.MalformedPacketException;
import org.millwright.dhcp.packet.MessageType;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.BootEnv;
import org.millwright.models.Ip;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateEngine;

/** What answers hold beside the address. */
final class ResponderTest {
    private static final String ME = "00:00:00:00:00:01";

    private final Lab lab = Lab.recorded();

    @AfterEach
    void close() {
        lab.close();
    }

    private static Ask firmware(int arch) {
        return Ask.discover(ME).pxe(arch).option(55, 1, 3, 17, 43, 60, 66, 67);
    }

    private void subnet(String more) {
        lab.save(
                Subnet.KIND,
                Lab.read(
                        Subnet.KIND,
                        "{'Name':'sub1','Enabled':true,'Subnet':'192.168.124.1/24','ActiveStart':'192.168.124.10',"
                                + "'ActiveEnd':'192.168.124.15'" + more + "}"));
    }

    private void machine(String bootEnv) {
        lab.add(
                Machine.KIND,
                "{'Uuid':'00000000-0000-0000-0000-000000000001','Name':'mine','HardwareAddrs':['%s'],'BootEnv':'%s'}"
                        .formatted(ME, bootEnv));
    }

    @ParameterizedTest
    @CsvSource({
        "0, lpxelinux.0",
        "6, ''",
        "7, ipxe.efi",
        "9, ipxe.efi",
        "10, ''",
        "11, ipxe-arm64.efi",
        "27, ''",
        "99, ''"
    })
    void namesTheFileForTheFirmware(int arch, String file) {
        var offer = lab.answer(Lab.ENO1, firmware(arch));
        assertThat(offer.file()).isEqualTo(file);
        assertThat(offer.sname()).isEqualTo(file.isEmpty() ? "" : "192.168.124.1");
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.1"));
    }

    @Test
    void saysWhereChangesCameFrom() throws InterruptedException {
        var senders = new LinkedBlockingQueue<String>();
        machine("local");
        lab.backend.follow(commit -> senders.add(commit.request().address()));
        var address = lab.answer(Lab.ENO1, Ask.discover(ME)).yiaddr().text();
        var request = Ask.request(ME).address(50, address).address(54, "192.168.124.1");

        lab.responder.respond(lab.query(Lab.ENO1, request));
        lab.responder.respond(lab.query(Lab.ENO1, Ask.request(ME).ciaddr(address), Ip.parse(address)));
        lab.responder.respond(
                lab.query(Lab.ENO1, Ask.discover("00:00:00:00:00:02").giaddr("172.17.10.1"), Ip.parse("172.17.10.1")));

        for (String sender : List.of(ME, ME, address, "172.17.10.1")) {
            assertThat(senders.poll(1, TimeUnit.MINUTES)).isEqualTo(sender);
        }
    }

    @Test
    void chainsToAWholeIpxeOnBios() {
        var offer = lab.answer(Lab.ENO1, firmware(0).text(77, "iPXE").option(175, 19, 1, 1));
        assertThat(offer.file()).isEqualTo("ipxe.pxe");
    }

    @Test
    void givesTheScriptToIpxeOnBiosThatHasNoComboot() {
        var ask = firmware(0).text(77, "iPXE").option(175, 19, 1, 1, 24, 1, 1, 33, 1, 1);
        assertThat(lab.answer(Lab.ENO1, ask).file()).isEqualTo("default.ipxe");
    }

    @Test
    void givesTheScriptToIpxeOnUefi() {
        var offer = lab.answer(Lab.ENO1, firmware(7).text(77, "iPXE").option(175, 19, 1, 1, 36, 1, 1));
        assertThat(offer.file()).isEqualTo("default.ipxe");
    }

    @Test
    void givesAUrlToFirmwareThatBootsByHttp() {
        var ask = Ask.discover(ME)
                .option(93, 0, 16)
                .text(60, "HTTPClient:Arch:00016:UNDI:003000")
                .option(55, 1, 3, 60, 66, 67);
        var offer = lab.answer(Lab.ENO1, ask);
        assertThat(offer.text(60)).isEqualTo("HTTPClient");
        assertThat(offer.text(67)).isEqualTo("http://192.168.124.1:8091/ipxe.efi");
        assertThat(offer.file()).isEqualTo("http://192.168.124.1:8091/ipxe.efi");
    }

    @Test
    void namesTheLoaderThatTheBootEnvironmentBrings() {
        lab.add(
                BootEnv.KIND,
                "{'Name':'secure','Meta':{'KernelIsLoader':'true'},'Kernel':'vmlinuz','OS':{'Name':'s','SupportedArchitectures':"
                        + "{'amd64':{'Kernel':'vmlinuz','Loader':'shimx64.efi'}}}}");
        machine("secure");
        assertThat(lab.answer(Lab.ENO1, firmware(7)).file()).isEqualTo("shimx64.efi");
        assertThat(lab.answer(Lab.ENO1, firmware(0)).file()).isEqualTo("lpxelinux.0");
    }

    @Test
    void tellsAMachineThatBootsFromItsDiskNoFile() {
        machine("local");
        subnet(",'Options':[{'Code':17,'Value':'/root'},{'Code':3,'Value':'192.168.124.1'}]");
        var offer = lab.answer(Lab.ENO1, firmware(0));
        assertThat(offer.file()).isEmpty();
        assertThat(offer.sname()).isEmpty();
        assertThat(offer.option(17)).isEmpty();
        assertThat(offer.address(3)).contains(Ip.parse("192.168.124.1"));
    }

    @Test
    void neverGivesBootOptionsInAnUnmanagedSubnet() {
        subnet(",'Unmanaged':true,'Options':[{'Code':67,'Value':'x'}]");
        assertThat(lab.answer(Lab.ENO1, firmware(0)).file()).isEmpty();
    }

    @Test
    void namesTheFileThatTheSubnetGives() {
        subnet(",'NextServer':'192.168.124.77','Options':[{'Code':67,'Value':'own.0'}]");
        var offer = lab.answer(Lab.ENO1, firmware(0));
        assertThat(offer.file()).isEqualTo("own.0");
        assertThat(offer.siaddr()).isEqualTo(Ip.parse("192.168.124.77"));
        assertThat(offer.sname()).isEqualTo("192.168.124.77");
    }

    @Test
    void doesNotBootWhoseReservationHasAnEmptyFile() {
        lab.add(
                Reservation.KIND,
                "{'Addr':'192.168.124.9','Token':'%s','Strategy':'MAC','Options':[{'Code':67,'Value':''}]}"
                        .formatted(ME));
        assertThat(lab.answer(Lab.ENO1, firmware(0)).file()).isEmpty();
    }

    @Test
    void staysSilentTowardsPlainClientsWhereItOnlyGivesFiles() {
        assertThat(lab.send(Lab.ENO2, Ask.discover(ME).option(55, 1, 3, 66, 67)))
                .isEmpty();
        assertThat(lab.send(Lab.ENO2, firmware(6))).isEmpty();
    }

    @Test
    void sendsInTheOrderInWhichTheClientListsAndNothingTwice() {
        subnet(",'Options':[{'Code':3,'Value':'1.1.1.1, 2.2.2.2'},{'Code':58,'Value':'7'},{'Code':51,'Value':'7'},"
                + "{'Code':2,'Value':'-3600'},{'Code':224,'Value':'1,2,255'},{'Code':225,'Value':'string:a,b'}]");
        var offer = lab.answer(Lab.ENO1, Ask.discover(ME).option(55, 225, 224, 2, 3, 58, 51, 82, 53));
        assertThat(Lab.options(offer))
                .isEqualTo("53=ofr 54=192.168.124.1 51=60 225=97,44,98 224=1,2,255 2=4294963696 3=1.1.1.1,2.2.2.2"
                        + " 58=30 59=45");
    }

    @Test
    void leavesOutAValueThatIsNoValue() {
        subnet(",'Options':[{'Code':3,'Value':'nonsense'},{'Code':6,'Value':'{{broken'},{'Code':15,'Value':'ok'}]");
        assertThat(Lab.options(lab.answer(Lab.ENO1, Ask.discover(ME).option(55, 3, 6, 15))))
                .isEqualTo("53=ofr 54=192.168.124.1 51=60 15=ok 58=30 59=45");
    }

    @Test
    void rendersValuesWithWhatTheClientSent() {
        lab.values.bind(new Shouting());
        subnet(",'Options':[{'Code':15,'Value':'{{index . 12}}'}]");
        var offer = lab.answer(Lab.ENO1, Ask.discover(ME).text(12, "host").option(55, 15));
        assertThat(offer.text(15)).isEqualTo("{{index . 12}} of host");
    }

    @Test
    void informsAClientThatHasItsAddress() {
        var ask = Ask.of(MessageType.INFORM, ME).ciaddr("192.168.124.200").option(55, 1, 3, 6, 15);
        var ack = lab.answer(Lab.ENO1, ask);
        assertThat(ack.type()).isEqualTo(MessageType.ACK);
        assertThat(ack.yiaddr()).isEqualTo(Packet.ZERO);
        assertThat(Lab.options(ack))
                .isEqualTo("53=ack 54=192.168.124.1 1=255.255.255.0 3=192.168.124.1 6=192.168.124.1 15=sub.com");
        assertThat(lab.backend.image().table(Lease.KIND).size()).isZero();
    }

    @Test
    void informsNobodyElsewhere() {
        assertThat(lab.send(Lab.ENO1, Ask.of(MessageType.INFORM, ME).ciaddr("192.168.99.1")))
                .isEmpty();
        assertThat(lab.send(Lab.ENO2, Ask.of(MessageType.INFORM, ME).ciaddr("10.0.0.77")))
                .isEmpty();
    }

    @Test
    void answersNoServersAndNoOtherMessages() {
        assertThat(lab.send(Lab.ENO1, Ask.discover(ME).op(2))).isEmpty();
        assertThat(lab.send(Lab.ENO1, Ask.of(MessageType.OFFER, ME))).isEmpty();
        assertThat(lab.send(Lab.ENO1, Ask.of(MessageType.ACK, ME))).isEmpty();
        assertThat(lab.binl(Lab.ENO1, Ask.discover(ME).ciaddr("192.168.124.9"))).isEmpty();
    }

    @Test
    void refusesAtTheBootServerPortWhoHasNoAddress() {
        var nak = lab.binl(Lab.ENO2, Ask.request(ME).pxe(0)).orElseThrow();
        assertThat(nak.type()).isEqualTo(MessageType.NAK);
    }

    @ParameterizedTest
    @CsvSource({"2", "23", "51", "52", "57", "93", "50", "54", "61", "97", "175", "82", "55"})
    void takesAnOptionWithTooFewBytesAsAbsent(int code) {
        lab.values.bind(new Shouting());
        subnet(",'Options':[{'Code':15,'Value':'{{.}}'}]");
        var ask = firmware(0).text(77, "iPXE").option(code);
        assertThatCode(() -> lab.send(Lab.ENO1, ask)).doesNotThrowAnyException();
        assertThat(lab.answer(Lab.ENO1, ask).type()).isEqualTo(MessageType.OFFER);
        assertThat(lab.answer(Lab.ENO1, firmware(0).option(code, 1)).type()).isEqualTo(MessageType.OFFER);
    }

    @Test
    void survivesAnEmptyFeatureOfIpxe() {
        var offer = lab.answer(Lab.ENO1, firmware(0).text(77, "iPXE").option(175, 19, 0, 33, 0));
        assertThat(offer.file()).isEqualTo("ipxe.pxe");
    }

    @Test
    void survivesAClientWithoutAHardwareAddress() {
        byte[] bytes = firmware(0).bytes();
        bytes[2] = 0;
        assertThat(parse(bytes, bytes.length)).isPresent();
        var query = new Query(Service.DHCP, parse(bytes, bytes.length).orElseThrow(), Lab.ENO1, Packet.ZERO, 68);
        assertThat(lab.responder.respond(query).packet()).isEmpty();
    }

    @Test
    void survivesTwentyThousandBrokenPackets() {
        var random = new Random(42);
        byte[][] seeds = {
            firmware(0).text(77, "iPXE").option(175, 19, 1, 1, 33, 1, 1).bytes(),
            firmware(7)
                    .option(97, new int[17])
                    .giaddr("172.17.10.1")
                    .option(82, 5, 4, 172, 17, 10, 1)
                    .bytes(),
            Ask.request(ME)
                    .address(50, "192.168.124.10")
                    .address(54, "192.168.124.1")
                    .bytes(),
            Ask.request(ME).ciaddr("192.168.124.10").bytes(),
            Ask.of(MessageType.INFORM, ME).ciaddr("192.168.124.10").bytes(),
            Ask.of(MessageType.DECLINE, ME).address(50, "192.168.124.10").bytes(),
        };
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seeds[random.nextInt(seeds.length)].clone();
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            for (int n = random.nextInt(6); n > 0; n--) {
                int at = random.nextBoolean() ? random.nextInt(bytes.length) : 236 + random.nextInt(36);
                bytes[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(4) * 85);
            }
            Optional<Packet> packet = parse(bytes, length);
            parsed += packet.isPresent() ? 1 : 0;
            packet.ifPresent(p -> answer(p, random));
        }
        assertThat(parsed).isGreaterThan(5_000);
        assertThat(lab.answer(Lab.ENO2, firmware(0)).file()).isEqualTo("lpxelinux.0");
    }

    private void answer(Packet packet, Random random) {
        lab.pass(random.nextInt(30));
        var link = random.nextBoolean() ? Lab.ENO1 : Lab.ENO2;
        var service = random.nextInt(4) == 0 ? Service.BINL : Service.DHCP;
        var query = new Query(service, packet, link, Ip.of(random.nextInt()), random.nextInt(65536));
        lab.responder.respond(query).packet().ifPresent(reply -> {
            assertThat(reply.encode().length).isBetween(272, 1472);
            assertThat(Destination.of(query, reply, 67)).isNotNull();
        });
    }

    private static Optional<Packet> parse(byte[] bytes, int length) {
        try {
            return Optional.of(Packet.parse(bytes, length));
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }

    /** Renders the text itself and what the client calls itself. */
    private static final class Shouting implements TemplateEngine {
        @Override
        public String name() {
            return "go";
        }

        @Override
        public Program parse(String name, String text) {
            return new Program() {
                @Override
                public void render(Object root, Rendering rendering, Appendable out) throws java.io.IOException {
                    out.append(text).append(" of ").append((String) ((java.util.List<?>) root).get(12));
                }
            };
        }
    }
}
