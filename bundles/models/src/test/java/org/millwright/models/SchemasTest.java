// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    private final Schemas schemas = new Schemas("#/$defs/");

    static Stream<Kind<?>> kinds() {
        return Kinds.BUILT_IN.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasTheFieldsOfAnAnswerInTheirOrder(Kind<?> kind) {
        JsonNode schema = definition(schemas.seen(kind));
        List<String> described = names(schema.get("properties"));
        List<String> answered = names(Wire.tree(empty(kind)));
        assertThat(described).containsSubsequence(answered);
        assertThat(words(schema.get("required"))).isSubsetOf(answered);
        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void letsAuthorsLeaveOutEverything(Kind<?> kind) {
        JsonNode schema = definition(schemas.sent(kind));
        assertThat(names(schema)).containsExactly("type", "properties");
        assertThat(names(schema.get("properties"))).contains("Meta", "Endpoint").doesNotContain("Available", "Bundle");
    }

    @Test
    void describesValuesAsTheyAreWritten() {
        JsonNode machine = definition(schemas.seen(Machine.KIND)).get("properties");
        assertThat(machine.get("Errors"))
                .hasToString("""
                {"type":"array","items":{"type":"string"}}""");
        assertThat(machine.get("Meta"))
                .hasToString("""
                {"type":"object","additionalProperties":{"type":"string"}}""");
        assertThat(machine.get("Params")).hasToString("""
                {"type":"object"}""");
        assertThat(machine.get("CurrentTask")).hasToString("""
                {"type":"integer","format":"int32"}""");
        assertThat(machine.at("/Uuid/pattern").textValue()).startsWith("^(");
        assertThat(machine.get("Fingerprint")).hasToString("""
                {"$ref":"#/$defs/Fingerprint"}""");
        assertThat(schemas.definitions().at("/Fingerprint/properties/SSNHash"))
                .hasToString("""
                {"type":["string","null"],"contentEncoding":"base64"}""");
        assertThat(definition(schemas.seen(Lease.KIND)).at("/properties/ExpireTime/format"))
                .hasToString("\"date-time\"");
    }

    @Test
    void showsPasswordHashesToNobody() {
        assertThat(names(definition(schemas.seen(User.KIND)).get("properties"))).doesNotContain("PasswordHash");
        assertThat(names(definition(schemas.sent(User.KIND)).get("properties"))).contains("PasswordHash");
    }

    @Test
    void takesTheFieldsOfDeclaredKindsAsTheirPluginDescribesThem() {
        Kind<?> racks = Raw.kind("racks", Map.of("Height", Map.of("type", "integer", "isrequired", true)));
        JsonNode seen = definition(schemas.seen(racks));
        assertThat(names(seen.get("properties")))
                .isSorted()
                .contains("Available", "Bundle", "Height", "Id", "Meta", "Params", "Partial", "Type");
        assertThat(seen.at("/properties/Height/type").textValue()).isEqualTo("integer");
        assertThat(words(seen.get("required"))).contains("Id", "Errors").doesNotContain("Height", "Partial");
        assertThat(seen.has("additionalProperties")).isFalse();
        assertThat(definition(schemas.sent(racks)).has("required")).isFalse();
    }

    private JsonNode definition(JsonNode reference) {
        return schemas.definitions().get(reference.get("$ref").textValue().replace("#/$defs/", ""));
    }

    private static <T extends Model> Item<T> empty(Kind<T> kind) {
        return new Item<>(kind, Wire.read(kind, "{}".getBytes(UTF_8)), Status.GOOD);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.textValue()));
        return words;
    }
}
