// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.models.Wire;

class SchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'type':'integer'} | 'x' | (root): Invalid type. Expected: integer, given: string
            {'type':'integer'} | 1.5 | (root): Invalid type. Expected: integer, given: number
            {'type':'string'} | 5 | (root): Invalid type. Expected: string, given: integer
            {'type':'string','default':'hi'} | null | (root): Invalid type. Expected: string, given: null
            {'type':['integer','null']} | 'x' | (root): Invalid type. Expected: [integer,null], given: string
            {'type':'string','enum':['a']} | 1 | (root): Invalid type. Expected: string, given: integer
            {'enum':['a',1,null]} | 'q' | (root): (root) must be one of the following: "a", 1, null
            {'const':5} | 6 | (root): (root) does not match: 5
            {'required':['a','b']} | {} | a: a is required; b: b is required
            {'properties':{'a':{'required':['z']}}} | {'a':{}} | z: z is required
            {'properties':{'a':{'items':{'type':'string'}}}} | {'a':['x',1]} | a.1: Invalid type. Expected: string, given: integer
            {'minLength':3} | 'a' | (root): String length must be greater than or equal to 3
            {'maxLength':3} | 'aaaa' | (root): String length must be less than or equal to 3
            {'pattern':'^a'} | 'b' | (root): Does not match pattern '^a'
            {'format':'ipv4'} | 'b' | (root): Does not match format 'ipv4'
            {'minimum':3} | 1 | (root): Must be greater than or equal to 3
            {'maximum':3.5} | 5 | (root): Must be less than or equal to 3.5
            {'exclusiveMinimum':3} | 3 | (root): Must be greater than 3
            {'minimum':3,'exclusiveMinimum':true} | 3 | (root): Must be greater than 3
            {'maximum':3,'exclusiveMaximum':true} | 3 | (root): Must be less than 3
            {'multipleOf':3} | 4 | (root): Must be a multiple of 3
            {'minItems':1} | [] | (root): Array must have at least 1 items
            {'maxItems':1} | [1,2] | (root): Array must have at most 1 items
            {'uniqueItems':true} | [1,2,1] | (root): array items[0,2] must be unique
            {'items':[{}],'additionalItems':false} | [1,2] | (root): No additional items allowed on array
            {'contains':{'type':'string'}} | [1] | (root): At least one of the items must match
            {'additionalProperties':false} | {'q':1} | q: Additional property q is not allowed
            {'minProperties':1} | {} | (root): Must have at least 1 properties
            {'dependencies':{'a':['b']}} | {'a':1} | (root): Has a dependency on b
            {'propertyNames':{'pattern':'^a'}} | {'b':1} | b: Property name of "b" does not match
            {'allOf':[{'type':'string'},{'minLength':3}]} | 'a' | (root): String length must be greater than or equal to 3; (root): Must validate all the schemas (allOf)
            {'anyOf':[{'type':'string'},{'minimum':3}]} | 1 | (root): Must validate at least one schema (anyOf); (root): Invalid type. Expected: string, given: integer
            {'oneOf':[{'type':'integer'},{'minimum':0}]} | 1 | (root): Must validate one and only one schema (oneOf)
            {'not':{'type':'integer'}} | 1 | (root): Must not validate the schema (not)
            {'if':{'type':'integer'},'then':{'minimum':5}} | 1 | (root): Must validate "then" as "if" was valid; (root): Must be greater than or equal to 5
            {'$ref':'#/definitions/x','definitions':{'x':{'type':'string'}}} | 1 | (root): Invalid type. Expected: string, given: integer
            """)
    void saysWhatIsWrongInTheWordsThatClientsKnow(String schema, String value, String said) {
        assertThat(violations(schema, value)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'type':'integer'} | 1.0
            {'type':'number'} | 1
            {} | 'all'
            true | null
            {'type':'string','format':'date-time'} | '2020-01-01T00:00:00Z'
            {'type':'object','properties':{'id':{'type':'string'}},'required':['id']} | {'id':'a'}
            {'$schema':'http://json-schema.org/draft-04/schema#','id':'http://example.com/x','minimum':3,'exclusiveMinimum':false} | 3
            {'properties':{'next':{'$ref':'#'}},'additionalProperties':false} | {'next':{'next':{}}}
            """)
    void takesWhatFits(String schema, String value) {
        assertThat(violations(schema, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {'type':'zzz'} | has a primitive type that is NOT VALID -- given: /zzz/ Expected valid values are:[array boolean integer number null object string]
            {'properties':{'a':{'type':'zzz'}}} | has a primitive type that is NOT VALID -- given: /zzz/ Expected valid values are:[array boolean integer number null object string]
            'text' | Invalid type. Expected: valid schema, given: string
            {'minLength':-1} | minLength must be greater than or equal to 0
            {'minLength':'x'} | minLength must be of an integer
            {'pattern':'('} | Invalid regex pattern '('
            {'pattern':'(a)\\\\1'} | Invalid regex pattern '(a)\\1'
            {'required':'a'} | required must be of an array
            {'multipleOf':0} | multipleOf must be strictly greater than 0
            {'$ref':'http://example.com/schema'} | Reference http://example.com/schema is not within the schema
            {'$ref':'file:///etc/passwd'} | Reference file:///etc/passwd is not within the schema
            {'$ref':'#/definitions/none'} | Object has no key 'definitions'
            """)
    void refusesWhatIsNoSchema(String schema, String said) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Schema.of(plain(schema)))
                .withMessage(said);
    }

    @Test
    void endsOnSchemasThatWouldNot() {
        String doubled = IntStream.range(0, 60)
                .mapToObj(i -> "'d%d':{'allOf':[{'$ref':'#/definitions/d%d'},{'$ref':'#/definitions/d%d'}]},"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(
                        "", "{'definitions':{", "'d60':{'type':'string'}},'$ref':'#/definitions/d0'}"));
        for (String schema : List.of("{'$ref':'#'}", "{'allOf':[{'$ref':'#'}]}", doubled)) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(violations(schema, "1"))
                    .isEqualTo("(root): The schema can't be applied to this value"));
        }
    }

    @Test
    void endsOnExpressionsThatWouldNot() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(
                        violations("{'pattern':'^(a+)+$'}", "'" + "a".repeat(5000) + "b'"))
                .isEqualTo("(root): Does not match pattern '^(a+)+$'"));
    }

    private static String violations(String schema, String value) {
        return Schema.of(plain(schema)).violations(plain(value)).stream()
                .map(Schema.Violation::toString)
                .collect(Collectors.joining("; "));
    }

    private static Object plain(String json) {
        return Wire.plain(json.replace('\'', '"').getBytes(UTF_8));
    }
}
