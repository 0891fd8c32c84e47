// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.millwright.template.go.internal.Given.failure;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.template.Facade;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateException;

/** What operators are told, and what no template may do to the server. */
class FailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{nofunc}} => 1: function "nofunc" not defined
            {{if}}x{{end}} => 1: missing value for if
            {{.foo => 1: unclosed action
            {{"abc}} => 1: unterminated quoted string
            {{`abc}} => 1: unterminated raw quoted string
            {{/* abc}} => 1: unclosed comment
            {{(.a}} => 1: unclosed left paren
            {{.a)}} => 1: unexpected right paren
            {{if .a}} => 1: unexpected EOF
            {{end}} => 1: unexpected {{end}}
            {{else}} => 1: unexpected {{else}}
            {{if .a}}{{else}}{{else}}{{end}} => 1: expected end; found {{else}}
            {{$x}} => 1: undefined variable "$x"
            {{if .a}}{{$x := 1}}{{end}}{{$x}} => 1: undefined variable "$x"
            {{.a | 5}} => 1: non executable command in pipeline stage 2
            {{12abc}} => 1: bad number syntax: "12a"
            {{}} => 1: missing value for command
            {{"a".b}} => 1: unexpected . after term "\\"a\\""
            {{template foo}} => 1: unexpected "foo" in template clause
            {{range $a, $b, $c := .l}}{{end}} => 1: too many declarations in range
            {{.a$}} => 1: bad character U+0024 '$'
            {{\\}} => 1: unexpected "\\\\" in command
            """)
    void refusesWhatIsNoTemplate(String text, String expected) {
        String message = failure(text);
        assertThat(message).isEqualTo("template: t:" + expected);
    }

    @Test
    void countsLinesOfParseErrors() {
        var thrown = catchThrowableOfType(
                TemplateException.class, () -> Given.ENGINE.parse("b.tmpl", "one\ntwo\n{{if .a}}{{nofunc}}{{end}}"));
        assertThat(thrown).hasMessage("template: b.tmpl:3: function \"nofunc\" not defined");
        assertThat(thrown.template()).isEqualTo("b.tmpl");
        assertThat(thrown.line()).isEqualTo(3);
        assertThat(thrown.column()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{.machine.Param "nope"}} => 1:10: executing "t" at <.machine.Param>: error calling Param: No such machine parameter nope
            {{.machine.Nope}} => 1:10: executing "t" at <.machine.Nope>: can't evaluate field Nope in type Machine
            {{.machine.Absent.Name}} => 1:10: executing "t" at <.machine.Absent.Name>: nil pointer evaluating interface {}.Name
            {{.z.foo}} => 1:4: executing "t" at <.z.foo>: nil pointer evaluating interface {}.foo
            {{.s.foo}} => 1:4: executing "t" at <.s.foo>: can't evaluate field foo in type string
            {{.s.foo.bar}} => 1:4: executing "t" at <.s.foo.bar>: can't evaluate field foo in type string
            {{.d.a "x"}} => 1:4: executing "t" at <.d.a>: a is not a method but has arguments
            {{index .l 9}} => 1:2: executing "t" at <index .l 9>: error calling index: index out of range: 9
            {{index .l 1.0}} => 1:2: executing "t" at <index .l 1.0>: error calling index: cannot index slice/array with type float64
            {{eq .d.n 5}} => 1:2: executing "t" at <eq .d.n 5>: error calling eq: incompatible types for comparison
            {{eq .l .l}} => 1:2: executing "t" at <eq .l .l>: error calling eq: non-comparable type []interface {}
            {{lt .yes true}} => 1:2: executing "t" at <lt .yes true>: error calling lt: invalid type for comparison
            {{range .s}}{{end}} => 1:8: executing "t" at <.s>: range can't iterate over a,b,c
            {{template "zz"}} => 1:11: executing "t" at <{{template "zz"}}>: template "zz" not defined
            {{fail "x"}} => 1:2: executing "t" at <fail "x">: error calling fail: x
            {{slice "abc" 1}} => 1:2: executing "t" at <slice "abc" 1>: error calling slice: list should be type of slice or array but string
            {{trim .d.n}} => 1:9: executing "t" at <.d.n>: wrong type for value; expected string; got float64
            {{.d.n | trim}} => 1:9: executing "t" at <trim>: wrong type for value; expected string; got float64
            {{trim .z}} => 1:7: executing "t" at <.z>: invalid value; expected string
            {{trim}} => 1:2: executing "t" at <trim>: wrong number of args for trim: want 1 got 0
            {{trim "a" "b"}} => 1:2: executing "t" at <trim>: wrong number of args for trim: want 1 got 2
            {{not}} => 1:2: executing "t" at <not>: wrong number of args for not: want 1 got 0
            {{.s "x"}} => 1:2: executing "t" at <.s>: s is not a method but has arguments
            {{"a" "b"}} => 1:2: executing "t" at <"a">: can't give argument to non-function "a"
            {{nil}} => 1:2: executing "t" at <nil>: nil is not a command
            {{div 1 0}} => 1:2: executing "t" at <div 1 0>: error calling div: runtime error: integer divide by zero
            {{len 3}} => 1:2: executing "t" at <len 3>: error calling len: len of type int
            {{len .z}} => 1:2: executing "t" at <len .z>: error calling len: len of nil pointer
            {{first "a"}} => 1:2: executing "t" at <first "a">: error calling first: Cannot find first on type string
            {{call .s}} => 1:2: executing "t" at <call .s>: error calling call: non-function of type string
            {{mustRegexMatch "(" "x"}} => 1:2: executing "t" at <mustRegexMatch "(" "x">: error calling mustRegexMatch: error parsing regexp: missing closing ): `(`
            {{define "in"}}{{.machine.Param "q"}}{{end}}{{template "in" .}} => 1:25: executing "in" at <.machine.Param>: error calling Param: No such machine parameter q
            """)
    void saysWhereAndWhyARenderingFailed(String text, String expected) {
        assertThat(failure(text)).isEqualTo("template: t:" + expected);
    }

    @Test
    void givesLineAndColumnOfAFailure() {
        var program = Given.ENGINE.parse("a.sh", "#!/bin/sh\n echo {{.Param \"nope\"}}");
        var thrown = catchThrowableOfType(
                TemplateException.class, () -> program.render(new Given.Machine(), Rendering.ALONE));
        assertThat(thrown)
                .hasMessage("template: a.sh:2:8: executing \"a.sh\" at <.Param>: "
                        + "error calling Param: No such machine parameter nope");
        assertThat(thrown.line()).isEqualTo(2);
        assertThat(thrown.column()).isEqualTo(9);
    }

    @Test
    void namesTheTextAFailureIsIn() {
        var library = Given.library(Map.of("lib.tmpl", "\n{{.x.y.z}}"));
        var program = Given.ENGINE.parse("main", "{{template \"lib.tmpl\" .}}");
        var thrown = catchThrowableOfType(
                TemplateException.class, () -> program.render(Map.of("x", Map.of("y", "text")), library));
        assertThat(thrown)
                .hasMessage("template: lib.tmpl:2:4: executing \"lib.tmpl\" at <.x.y.z>: "
                        + "can't evaluate field z in type string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{.nope}} => 1:2: executing "t" at <.nope>: map has no entry for key "nope"
            {{.d.nope.deeper}} => 1:4: executing "t" at <.d.nope.deeper>: map has no entry for key "nope"
            """)
    void isStrictAboutMissingKeysWhereAsked(String text, String expected) {
        var thrown = catchThrowableOfType(TemplateException.class, () -> Given.strictly(text));
        assertThat(thrown).hasMessage("template: t:" + expected);
    }

    @Test
    void endsRunawayRecursion() {
        assertThat(failure("{{define \"r\"}}{{template \"r\" .}}{{end}}{{template \"r\" .}}"))
                .isEqualTo("template: t:1:25: executing \"r\" at <{{template \"r\" .}}>: "
                        + "exceeded maximum template depth (200)");
    }

    @Test
    void endsRecursionThroughFacades() {
        var thrown = catchThrowableOfType(TemplateException.class, () -> Given.render("{{.Again}}", new Echo()));
        assertThat(thrown).hasMessage("template: t: exceeded maximum template depth (200)");
    }

    @Test
    void endsEndlessOutput() {
        assertThat(failure("{{$x := repeat 1000000 \"x\"}}{{range until 100}}{{$x}}{{end}}"))
                .endsWith("exceeded maximum output size (33554432)");
    }

    @Test
    void endsTextThatDoublesInAFunction() {
        assertThat(failure("{{$x := \"xx\"}}{{range until 60}}{{$x = print $x $x}}{{end}}"))
                .contains("exceeded maximum size of text in functions (33554432)");
        assertThat(failure("{{repeat 2000000000 \"xx\"}}")).contains("exceeded maximum size of text in functions");
    }

    @Test
    void endsListsThatDouble() {
        assertThat(failure("{{$x := list 1}}{{range until 60}}{{$x = concat $x $x}}{{end}}"))
                .contains("exceeded the number of steps of one rendering (50000000)");
        assertThat(failure("{{until 2000000000}}")).contains("exceeded the number of steps");
    }

    @Test
    void endsEndlessLoops() {
        assertThat(failure("{{range until 100000}}{{range until 100000}}{{end}}{{end}}"))
                .contains("exceeded the number of steps");
    }

    @Test
    void survivesAMapThatHoldsItself() {
        assertThat(failure("{{$m := dict}}{{$_ := set $m \"m\" $m}}{{$m}}"))
                .startsWith("template: t: nested too deeply");
        assertThat(failure("{{$m := dict}}{{$_ := set $m \"m\" $m}}{{toJson $m}}"))
                .startsWith("template: t: nested");
    }

    @Test
    void survivesTextThatNestsTooDeeply() {
        String text = "{{" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}}";
        assertThat(failure(text)).isEqualTo("template: t: nested too deeply to be parsed");
    }

    @Test
    void survivesExpressionsThatOthersChokeOn() {
        assertThat(Given.render("{{regexMatch \"^(a+)+$\" (cat (repeat 5000 \"a\") \"b\")}}"))
                .isEqualTo("false");
        assertThat(failure("{{regexMatch \"((a{1000}){1000}){1000}\" \"a\"}}"))
                .contains("regular expression is too large");
    }

    /** Renders the text that asks for it. */
    private static final class Echo implements Facade {
        @Override
        public Object member(String name, List<Object> arguments) {
            return Given.render("{{.Again}}", this);
        }

        @Override
        public String typeName() {
            return "Echo";
        }
    }
}
