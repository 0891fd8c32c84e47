// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T extends Model> String seen(Kind<T> kind, String json) {
        var item = new Item<>(kind, Wire.read(kind, utf8(json)), Status.GOOD);
        return new String(Wire.bytes(item), StandardCharsets.UTF_8);
    }

    private static String refused(Kind<?> kind, String json) {
        var problem = catchThrowableOfType(Problem.class, () -> Wire.read(kind, utf8(json)));
        assertThat(problem.code()).isEqualTo(400);
        return problem.messages().get(0);
    }

    @Test
    void writesTheCommonBlockFirstAndFillsWhatIsMissing() {
        assertThat(seen(Template.KIND, "{\"ID\":\"tmpl1\",\"Contents\":\"x\"}"))
                .isEqualTo(
                        "{\"Validated\":true,\"Available\":true,\"Errors\":[],\"ReadOnly\":false,\"Meta\":{},"
                                + "\"Endpoint\":\"\",\"Bundle\":\"\",\"ID\":\"tmpl1\",\"Description\":\"\",\"Contents\":\"x\"}");
    }

    @Test
    void writesABootEnvAsClientsKnowIt() {
        assertThat(seen(BootEnv.KIND, "{\"Name\":\"be1\"}"))
                .isEqualTo("{\"Validated\":true,\"Available\":true,\"Errors\":[],\"ReadOnly\":false,\"Meta\":{},"
                        + "\"Endpoint\":\"\",\"Bundle\":\"\",\"Name\":\"be1\",\"Description\":\"\",\"Documentation\":\"\","
                        + "\"OS\":{\"Name\":\"\",\"Family\":\"\",\"Codename\":\"\",\"Version\":\"\",\"IsoFile\":\"\","
                        + "\"IsoSha256\":\"\",\"IsoUrl\":\"\",\"SupportedArchitectures\":{}},\"Templates\":[],"
                        + "\"Kernel\":\"\",\"Initrds\":[],\"BootParams\":\"\",\"RequiredParams\":[],"
                        + "\"OptionalParams\":[],\"OnlyUnknown\":false,\"Loaders\":{}}");
    }

    @Test
    void neverShowsAPasswordHashAndKeepsItInTheStore() {
        String json = "{\"Name\":\"fred\",\"PasswordHash\":\"c2VjcmV0\"}";
        assertThat(seen(User.KIND, json)).doesNotContain("PasswordHash").doesNotContain("c2VjcmV0");
        var stored = Wire.stored(Wire.read(User.KIND, utf8(json)));
        assertThat(new String(stored, StandardCharsets.UTF_8)).contains("\"PasswordHash\":\"c2VjcmV0\"");
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        var machine = Wire.read(
                Machine.KIND,
                utf8(
                        """
                {"Name":"m1","Uuid":"3E7031FE-3062-45F1-835C-92541BC9CBD3","Address":"10.0.0.5","Endpoint":"e",
                 "Meta":{"b":"2","a":"1"},"HardwareAddrs":["AA:BB:CC:DD:EE:FF"],"Params":{"n":1,"x":null,"l":[1.5,"s"]}}"""));
        assertThat(machine.uuid()).isEqualTo("3e7031fe-3062-45f1-835c-92541bc9cbd3");
        assertThat(machine.hardwareAddrs()).containsExactly("aa:bb:cc:dd:ee:ff");
        assertThat(Wire.read(Machine.KIND, Wire.stored(machine))).isEqualTo(machine);
    }

    @Test
    void readsFieldNamesInAnyLetterCaseAndIgnoresUnknownOnes() {
        assertThat(Wire.read(Profile.KIND, utf8("{\"name\":\"p1\",\"Bogus\":1,\"params\":null}")))
                .isEqualTo(new Profile(Map.of(), "", "p1", "", "", Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000", "1e3, 1000", "1.5, 1.5", "12345678901234567890, 12345678901234567000", "1e21, 1e+21",
        "0.000001, 0.000001", "0.0000001, 1e-7", "-0.0, -0", "1.25e-7, 1.25e-7", "-3, -3"
    })
    void writesNumbersOfFreeMapsInTheirShortestForm(String given, String expected) {
        assertThat(new String(Wire.bytes(Wire.plain(utf8(given))), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void escapesWhatCouldEndAScript() {
        assertThat(new String(Wire.bytes("<a&b>\n\u2028é\u0001"), StandardCharsets.UTF_8))
                .isEqualTo("\"\\u003ca\\u0026b\\u003e\\n\\u2028é\\u0001\"");
    }

    @Test
    void writesTimesWithoutTrailingZeros() {
        assertThat(seen(Lease.KIND, "{\"Addr\":\"10.0.0.5\"}")).contains("\"ExpireTime\":\"0001-01-01T00:00:00Z\"");
        assertThat(seen(Lease.KIND, "{\"ExpireTime\":\"2026-11-22T10:00:00.120+01:00\"}"))
                .contains("\"ExpireTime\":\"2026-11-22T09:00:00.12Z\"");
    }

    @Test
    void saysWhatIsWrongWithADocument() {
        assertThat(refused(Machine.KIND, "{\"Name\":3}"))
                .isEqualTo("json: cannot unmarshal number into Go struct field Machine.Name of type string");
        assertThat(refused(Machine.KIND, "[\"a\"]"))
                .startsWith("json: cannot unmarshal array into Go value of type backend.Machine");
        assertThat(refused(Machine.KIND, "\"m2\"")).contains("cannot unmarshal string");
        assertThat(refused(Machine.KIND, "{\"Name\":\"m2\"")).isEqualTo("unexpected EOF");
        assertThat(refused(Machine.KIND, "")).isEqualTo("EOF");
        assertThat(refused(Machine.KIND, "{\"Uuid\":\"zzz\"}")).isEqualTo("invalid UUID");
        assertThat(refused(Machine.KIND, "{\"Address\":\"zzz\"}")).isEqualTo("invalid IP address: zzz");
        assertThat(refused(Machine.KIND, "{\"Runnable\":\"yes\"}"))
                .isEqualTo("json: cannot unmarshal string into Go struct field Machine.Runnable of type bool");
        assertThat(refused(Machine.KIND, "{\"Profiles\":{}}")).contains("Machine.Profiles");
        assertThat(refused(Machine.KIND, "{\"Name\":}"))
                .isEqualTo("invalid character '}' looking for beginning of value");
        assertThat(refused(Machine.KIND, "null")).isEqualTo("null is no object");
    }

    @Test
    void refusesNumbersThatNoDoubleHolds() {
        assertThat(refused(Machine.KIND, "{\"Params\":{\"a\":1e400}}"))
                .isEqualTo("cannot unmarshal number 1e400 into Go value of type float64");
        assertThatThrownBy(() -> Wire.plain("[-1e999]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Wire.tree("[1e400]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void checksNames() {
        var faults = new Faults();
        List.of("ab", "a-b", "Ünicode 7", "a", "1a", "../m2", "", "a/b")
                .forEach(name -> faults.name("Invalid Name", name));
        assertThat(faults.messages())
                .containsExactly(
                        "Invalid Name `a`",
                        "Invalid Name `1a`",
                        "Invalid Name `../m2`",
                        "Invalid Name ``",
                        "Invalid Name `a/b`");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 129, 5000})
    void writesListsOfAnyLengthAsOneDocument(int length) throws IOException {
        var elements = IntStream.range(0, length).mapToObj(WireTest::shown).toList();
        var out = new ByteArrayOutputStream();
        Wire.writeAll(elements, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(elements.stream()
                        .map(one -> new String(Wire.bytes(one), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** Objects that keep their text, those of a plugin's kind, and what is no object. */
    private static Object shown(int n) {
        return switch (n % 3) {
            case 0 -> new Item<>(
                    Profile.KIND,
                    Wire.read(
                            Profile.KIND,
                            ("{\"Name\":\"p" + n + "\",\"Params\":{\"n\":" + n + "}}")
                                    .getBytes(StandardCharsets.UTF_8)),
                    Status.GOOD);
            case 1 -> new Item<>(Raw.kind("things", Map.of()), new Raw(Map.of("Id", "r" + n)), Status.GOOD);
            default -> Map.of("N", n);
        };
    }
}
