// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateCallsTest {

    private static TemplateEntry entry(String name, String path, String id, String contents) {
        return new TemplateEntry(name, path, id, contents, Map.of(), "");
    }

    @Test
    void areNamedByGoAndByVelocity() {
        assertThat(TemplateCalls.in("a/{{template \"b\" .}}/{{- template `c.d`}}/{{block \"e\" .}}x{{end}}"))
                .containsExactly("b", "c.d", "e");
        assertThat(TemplateCalls.in("{{.CallTemplate \"f\" .}} #parse(\"g\") #parse('h') $CallTemplate(\"i\")"))
                .containsExactly("f", "g", "h", "i");
    }

    @Test
    void mayBeToldByRenderingAlone() {
        assertThat(TemplateCalls.in("{{.CallTemplate (printf \"%s-x\" .Machine.Name) .}}"))
                .containsExactly(TemplateCalls.ANY);
        assertThat(TemplateCalls.in("{{.ParamExpand \"a\"}}")).containsExactly(TemplateCalls.ANY);
        assertThat(TemplateCalls.in("#parse($name)")).containsExactly(TemplateCalls.ANY);
    }

    @Test
    void areNoneInPlainText() {
        assertThat(TemplateCalls.in("machines/{{.Machine.UUID}}/{{.Param \"template\"}}"))
                .isEmpty();
        assertThat(TemplateCalls.in("a template \"of\" text")).isEmpty();
    }

    @Test
    void areDefinedByName() {
        assertThat(TemplateCalls.definedIn("{{define \"a\"}}x{{end}}{{- block `b` .}}y{{end}}"))
                .containsExactly("a", "b");
    }

    @Test
    void decideOnPathsThroughTheOwnersOtherEntries() {
        var calling = entry("a", "{{template \"b\" .}}", "", "{{template \"unused\"}}");
        var called = entry("b", "x", "shared", "");
        assertThat(TemplateCalls.ofPaths(List.of(calling, called))).containsExactly("b", "unused", "shared");
        assertThat(TemplateCalls.ofPaths(List.of(called))).isEmpty();
    }
}
