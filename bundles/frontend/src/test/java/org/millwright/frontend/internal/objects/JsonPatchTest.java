// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.millwright.models.Wire;

/** Most steps are the examples of RFC 6902 appendix A. */
class JsonPatchTest {

    @Test
    void adds() {
        gives("{'foo':'bar'}", "[{'op':'add','path':'/baz','value':'qux'}]", "{'foo':'bar','baz':'qux'}");
        gives("{'foo':['bar','baz']}", "[{'op':'add','path':'/foo/1','value':'q'}]", "{'foo':['bar','q','baz']}");
        gives("{'foo':['bar']}", "[{'op':'add','path':'/foo/-','value':['a']}]", "{'foo':['bar',['a']]}");
        gives("{'foo':1}", "[{'op':'add','path':'','value':{'x':1}}]", "{'x':1}");
        gives("{}", "[{'op':'add','path':'/a~1b~0c','value':null}]", "{'a/b~c':null}");
    }

    @Test
    void removesAndReplaces() {
        gives("{'baz':'qux','foo':'bar'}", "[{'op':'remove','path':'/baz'}]", "{'foo':'bar'}");
        gives("{'foo':['bar','qux','baz']}", "[{'op':'remove','path':'/foo/1'}]", "{'foo':['bar','baz']}");
        gives("{'foo':[1,2]}", "[{'op':'replace','path':'/foo/1','value':3}]", "{'foo':[1,3]}");
        gives("{'foo':null}", "[{'op':'replace','path':'/foo','value':3}]", "{'foo':3}");
    }

    @Test
    void movesAndCopies() {
        gives(
                "{'foo':{'bar':'baz','waldo':'fred'},'qux':{'corge':'grault'}}",
                "[{'op':'move','from':'/foo/waldo','path':'/qux/thud'}]",
                "{'foo':{'bar':'baz'},'qux':{'corge':'grault','thud':'fred'}}");
        gives("{'foo':['a','b','c']}", "[{'op':'move','from':'/foo/0','path':'/foo/2'}]", "{'foo':['b','c','a']}");
        gives("{'foo':{'x':1}}", "[{'op':'copy','from':'/foo','path':'/bar'}]", "{'foo':{'x':1},'bar':{'x':1}}");
        fails("{'foo':{'x':1}}", "[{'op':'move','from':'/foo','path':'/foo/x'}]", 0, "Cannot move /foo into itself");
    }

    @Test
    void tests() {
        gives(
                "{'a':{'x':1,'y':[2]}}",
                "[{'op':'test','path':'/a','value':{'y':[2.0],'x':1.0}}]",
                "{'a':{'x':1,'y':[2]}}");
        fails("{'a':'10'}", "[{'op':'test','path':'/a','value':10}]", 0, "Test op failed.");
        fails("{}", "[{'op':'test','path':'/a','value':1}]", 0, "/a does not refer to an existing location");
    }

    @Test
    void changesNothingWhenALaterStepFails() {
        var document = json("{'a':1}");
        var patch = JsonPatch.read(json("[{'op':'add','path':'/b','value':1},{'op':'remove','path':'/c'}]"));
        assertThatExceptionOfType(JsonPatch.Failure.class)
                .isThrownBy(() -> patch.apply(document))
                .satisfies(f -> assertThat(f.line()).isEqualTo(1))
                .withMessage("`/c` does not point to an existing location");
        assertThat(document).isEqualTo(json("{'a':1}"));
    }

    @Test
    void refusesPlacesThatAreNone() {
        fails("{'a':[1]}", "[{'op':'add','path':'/a/2','value':1}]", 0, "/a/2 does not refer to an existing location");
        fails(
                "{'a':[1]}",
                "[{'op':'add','path':'/a/01','value':1}]",
                0,
                "/a/01 does not refer to an existing location");
        fails("{'a':1}", "[{'op':'add','path':'/a/b','value':1}]", 0, "/a/b does not refer to an existing location");
        fails("{}", "[{'op':'add','path':'/a/b','value':1}]", 0, "/a/b does not refer to an existing location");
    }

    @Test
    void refusesToGrowWithoutEnd() {
        var steps = new StringBuilder("[{'op':'add','path':'/a','value':{}}");
        for (int i = 0; i < 60; i++) {
            steps.append(",{'op':'copy','from':'/a','path':'/b'},{'op':'copy','from':'/b','path':'/a/x")
                    .append(i)
                    .append("'}");
        }
        var bomb = JsonPatch.read(json(steps + "]"));
        assertThatExceptionOfType(JsonPatch.Failure.class)
                .isThrownBy(() -> bomb.apply(json("{}")))
                .withMessage("The patch makes the document too large");
    }

    @Test
    void refusesToNestWithoutEnd() {
        String deep = "{'x':".repeat(400) + "1" + "}".repeat(400);
        var patch = JsonPatch.read(json("[{'op':'add','path':'" + "/x".repeat(400) + "','value':" + deep + "}]"));
        assertThatExceptionOfType(JsonPatch.Failure.class)
                .isThrownBy(() -> patch.apply(json(deep)))
                .withMessage("The patch nests the document too deep");
    }

    private static void gives(String document, String patch, String result) {
        assertThat(JsonPatch.read(json(patch)).apply(json(document))).isEqualTo(json(result));
    }

    private static void fails(String document, String patch, int line, String message) {
        assertThatExceptionOfType(JsonPatch.Failure.class)
                .isThrownBy(() -> JsonPatch.read(json(patch)).apply(json(document)))
                .satisfies(f -> assertThat(f.line()).isEqualTo(line))
                .withMessage(message);
    }

    private static JsonNode json(String text) {
        return Wire.tree(text.replace('\'', '"').getBytes(UTF_8));
    }
}
