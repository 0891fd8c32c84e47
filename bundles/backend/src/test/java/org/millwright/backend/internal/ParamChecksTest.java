// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.backend.internal.Given.USER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Plugin;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Stage;

class ParamChecksTest {

    private final LiveBackend backend = Given.basic();

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void refusesAParamWhoseSchemaIsNone() {
        assertThat(refused(Param.KIND, "{'Name':'bads','Schema':{'type':'zzz'}}"))
                .containsExactly("has a primitive type that is NOT VALID -- given: /zzz/ "
                        + "Expected valid values are:[array boolean integer number null object string]");
    }

    @Test
    void refusesADefaultThatTheSchemaDoesNotTake() {
        assertThat(refused(Param.KIND, "{'Name':'badd','Schema':{'type':'integer','default':'x'}}"))
                .containsExactly("Error in default value: (root): Invalid type. Expected: integer, given: string");
        assertThat(refused(Param.KIND, "{'Name':'badd','Schema':{'minLength':3,'pattern':'b','default':'x'}}"))
                .containsExactly(
                        "Error in default value: (root): String length must be greater than or equal to 3",
                        "Error in default value: (root): Does not match pattern 'b'");
    }

    @Test
    void refusesValuesThatTheirParamDoesNotTake() {
        create(Param.KIND, "{'Name':'num','Schema':{'type':'integer'}}");
        String said = "Key 'num': invalid val 'x': : (root): Invalid type. Expected: integer, given: string";
        assertThat(refused(Machine.KIND, "{'Name':'m1','Params':{'num':'x','free':[]}}"))
                .containsExactly(said);
        for (var kind : List.of(Profile.KIND, Stage.KIND)) {
            assertThat(refused(kind, "{'Name':'aa','Params':{'num':'x'}}")).containsExactly(said);
        }
        assertThat(refused(Plugin.KIND, "{'Name':'aa','Provider':'pp','Params':{'b d!':1,'num':'x'}}"))
                .containsExactly("Invalid Param Name `b d!`", said);
        create(Machine.KIND, "{'Name':'m1','Params':{'num':1}}");
    }

    @Test
    void printsTheValueAndAllThatIsWrongWithIt() {
        create(Param.KIND, "{'Name':'a/b c','Schema':{'properties':{'a':{'type':'integer'}},'required':['a']}}");
        assertThat(refused(Profile.KIND, "{'Name':'aa','Params':{'a/b c':{'b':1}}}"))
                .containsExactly("Key 'a/b c': invalid val 'map[b:1]': : a: a is required");
        create(Param.KIND, "{'Name':'two','Schema':{'minLength':3,'pattern':'b'}}");
        assertThat(refused(Profile.KIND, "{'Name':'aa','Params':{'two':'x'}}"))
                .containsExactly(
                        """
                        Key 'two': invalid val 'x':\040
                          (root): String length must be greater than or equal to 3
                          (root): Does not match pattern 'b'""");
    }

    @Test
    void leavesStoredValuesAloneWhenTheirParamChanges() {
        create(Profile.KIND, "{'Name':'aa','Params':{'num':'x'}}");
        create(Param.KIND, "{'Name':'num','Schema':{'type':'integer'}}");
        var profile = backend.image().find(Profile.KIND, "aa").orElseThrow();
        assertThat(profile.status().available()).isTrue();
        var problem = problem(() -> backend.write(USER, tx -> tx.update(Profile.KIND, "aa", same -> same)));
        assertThat(problem.messages())
                .containsExactly(
                        "Key 'num': invalid val 'x': : (root): Invalid type. Expected: integer, given: string");
    }

    private <T extends Model> Item<T> create(Kind<T> kind, String text) {
        return backend.write(USER, tx -> tx.create(kind, Given.quoted(kind, text)));
    }

    private List<String> refused(Kind<?> kind, String text) {
        var problem = problem(() -> create(kind, text));
        assertThat(problem.code()).isEqualTo(422);
        return problem.messages();
    }

    private static Problem problem(Runnable action) {
        return catchThrowableOfType(Problem.class, action::run);
    }
}
