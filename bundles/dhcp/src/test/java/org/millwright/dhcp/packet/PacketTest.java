// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.models.Ip;

/** Packets as bytes. */
final class PacketTest {

    /** A DISCOVER with the given options after the cookie. */
    private static byte[] bytes(String options) {
        byte[] fixed = HexFormat.of()
                .parseHex("01010600" + "deadbeef" + "00008000" + "c0a87c05" + "00000000" + "00000000" + "0a000001"
                        + "52540012345600000000000000000000");
        byte[] tail = HexFormat.of().parseHex("63825363" + options);
        byte[] all = Arrays.copyOf(fixed, 236 + tail.length);
        System.arraycopy(tail, 0, all, 236, tail.length);
        return all;
    }

    private static Packet parse(String options) throws MalformedPacketException {
        byte[] bytes = bytes(options);
        return Packet.parse(bytes, bytes.length);
    }

    @Test
    void readsTheFixedFields() throws MalformedPacketException {
        var packet = parse("350101ff");
        assertThat(packet.op()).isEqualTo(1);
        assertThat(packet.xid()).isEqualTo(0xdeadbeef);
        assertThat(packet.broadcast()).isTrue();
        assertThat(packet.ciaddr()).isEqualTo(Ip.parse("192.168.124.5"));
        assertThat(packet.giaddr()).isEqualTo(Ip.parse("10.0.0.1"));
        assertThat(packet.mac()).isEqualTo("52:54:00:12:34:56");
        assertThat(packet.type()).isEqualTo(MessageType.DISCOVER);
    }

    @Test
    void skipsPadsTakesTheLastOfTwoAndStopsAtTheEnd() throws MalformedPacketException {
        var packet = parse("00350101" + "0c0161" + "000c0162" + "ff" + "0c0163");
        assertThat(packet.text(12)).isEqualTo("b");
    }

    @Test
    void readsWithoutAnEnd() throws MalformedPacketException {
        assertThat(parse("350103").type()).isEqualTo(MessageType.REQUEST);
    }

    @Test
    void writesWhatItReads() throws MalformedPacketException {
        byte[] bytes = parse("350101" + "5200" + "610403000001" + "ff").encode();
        assertThat(bytes).hasSize(272);
        var again = Packet.parse(bytes, bytes.length);
        assertThat(HexFormat.of().formatHex(bytes, 236, 252))
                .isEqualTo("63825363" + "350101" + "5200" + "610403000001" + "ff");
        assertThat(again.mac()).isEqualTo("52:54:00:12:34:56");
        assertThat(again.flags()).isEqualTo(0x8000);
    }

    @ParameterizedTest
    @CsvSource({
        "350101ff, 239, TooSmall",
        "ff, 241, MissingType",
        "35020101ff, 245, MissingType",
        "350109ff, 244, InvalidType",
        "350100ff, 244, InvalidType"
    })
    void namesWhatIsWrong(String options, int length, String reason) {
        byte[] bytes = bytes(options);
        assertThatThrownBy(() -> Packet.parse(bytes, length)).hasMessage(reason);
    }

    @Test
    void refusesALongHardwareAddressAndAnotherCookie() {
        byte[] longer = bytes("350101ff");
        longer[2] = 17;
        assertThatThrownBy(() -> Packet.parse(longer, longer.length)).hasMessage("InvalidHlen");
        byte[] other = bytes("350101ff");
        other[236] = 0;
        assertThatThrownBy(() -> Packet.parse(other, other.length)).hasMessage("InvalidCookie");
    }
}
