// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options as text and as bytes. */
final class OptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53 | ofr | 02",
                "1 | 255.255.255.0 | ffffff00",
                "54 | 10.0.0.1 | 0a000001",
                "3 | 10.0.0.1,10.0.0.2 | 0a0000010a000002",
                "15 | example.com | 6578616d706c652e636f6d",
                "51 | 3600 | 00000e10",
                "26 | 1500 | 05dc",
                "23 | 64 | 40",
                "43 | 6,1,8,255 | 060108ff",
                "150 | 10,0,0,1 | 0a000001",
            })
    void textAndBytesAreTheSame(int code, String text, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Option.bytes(code, text)).isEqualTo(bytes);
        assertThat(Option.text(code, bytes)).contains(text);
    }

    @Test
    void takesTextForWhatHasNoFormOfItsOwn() {
        assertThat(Option.bytes(209, "string:pxelinux.cfg/x"))
                .isEqualTo("pxelinux.cfg/x".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void takesBlanksBetweenAddressesAndNumbersBelowZero() {
        assertThat(Option.bytes(6, "1.1.1.1, 2.2.2.2")).hasSize(8);
        assertThat(Option.bytes(2, "-1")).containsExactly(255, 255, 255, 255);
    }

    @ParameterizedTest
    @CsvSource({"1, x", "3, 1.1.1", "3, ''", "51, many", "51, 4294967296", "23, 256", "43, 1;2", "224, 256", "53, xyz"})
    void refusesWhatIsNotInTheForm(int code, String text) {
        assertThatThrownBy(() -> Option.bytes(code, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Option.bytes(15, "x".repeat(256))).hasMessage("longer than 255 bytes");
    }

    @ParameterizedTest
    @CsvSource({"51", "57", "23", "1", "3", "53"})
    void hasNoTextForTooFewBytes(int code) {
        assertThat(Option.text(code, new byte[0])).isEmpty();
    }

    @Test
    void readsNestedOptionsUpToAnOverrun() {
        assertThat(Option.nested(HexFormat.of().parseHex("050401020304" + "0b00" + "0c09ff")))
                .containsOnlyKeys(5, 11);
    }
}
