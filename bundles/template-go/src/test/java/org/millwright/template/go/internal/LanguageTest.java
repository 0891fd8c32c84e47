// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.template.go.internal.Given.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.template.Rendering;

/** The language itself: actions, variables, literals, printing, comparison, fields and methods. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{.s}} => a,b,c
            a {{- .s -}} b => aa,b,cb
            a {{- /* nothing */ -}} b => ab
            a{{/* nothing */}}b => ab
            {{- -3 }} => -3
            {{3 -}} x => 3x
            {{"a\\tb\\u0041\\x42\\103"}} => a	bABC
            {{`raw \\n`}} => raw \\n
            {{'a'}} {{0x1F}} {{017}} {{1_000}} => 97 31 15 1000
            {{1.5}} {{1e3}} {{-2.50}} => 1.5 1000 -2.5
            {{true}} {{false}} => true false
            {{if .s}}yes{{end}} => yes
            {{if .e}}yes{{else}}no{{end}} => no
            {{if .e}}a{{else if .z}}b{{else if .yes}}c{{else}}d{{end}} => c
            {{if 0.0}}a{{else}}b{{end}}{{if .missing}}a{{else}}b{{end}}{{if .nl}}a{{end}} => bba
            {{range .l}}<{{.}}>{{end}} => <b><a><b>
            {{range $i, $x := .l}}{{$i}}{{$x}}{{end}} => 0b1a2b
            {{range $x := .l}}{{$x}}{{end}} => bab
            {{range $k, $v := .d.deep}}{{$k}}={{$v}}{{end}} => k=v
            {{range .missing}}a{{else}}none{{end}} => none
            {{range (list)}}a{{else}}none{{end}} => none
            {{range .l}}{{$.e}}{{.}};{{end}} => b;a;b;
            {{with .d}}{{.a}}{{end}} => x
            {{with .e}}{{.}}{{else}}{{.s}}{{end}} => a,b,c
            {{with $x := .s}}{{$x}}{{end}} => a,b,c
            {{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}} => 2
            {{$x := 1}}{{if true}}{{$x := 2}}{{$x}}{{end}}{{$x}} => 21
            {{$n := 0}}{{range .nl}}{{$n = add $n .}}{{end}}{{$n}} => 5
            {{$i := 9}}{{$e := 8}}{{range $i, $e = .l}}{{end}}{{$i}}{{$e}} => 2b
            {{.s | printf "%s-%s" "x"}} => x-a,b,c
            {{.s | replace "," "" | upper}} => ABC
            {{(index .l 1)}} => a
            {{(dict "k" (dict "j" 7)).k.j}} => 7
            {{$m := .d}}{{$m.deep.k}} => v
            {{define "t1"}}[{{.}}]{{end}}{{template "t1" .s}} => [a,b,c]
            {{define "t1"}}[{{.}}]{{end}}{{template "t1"}} => [<no value>]
            {{define "t1"}}{{$}}{{end}}{{range .l}}{{template "t1" .}}{{end}} => bab
            {{define "t1"}}a{{end}}{{define "t1"}}b{{end}}{{template "t1"}} => b
            {{block "t2" .d}}{{.a}}{{end}} => x
            """)
    void rendersActions(String text, String expected) {
        assertThat(render(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 100000",
        "999999, 999999",
        "1000000, 1e+06",
        "123456789, 1.23456789e+08",
        "0.00001, 1e-05",
        "0.0001, 0.0001",
        "1.5, 1.5",
        "0, 0",
        "-7, -7",
        "1e100, 1e+100",
        "0.1, 0.1",
        "123456.789, 123456.789",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e23, 2e+23"
    })
    void printsNumbersInTheirShortestForm(double number, String expected) {
        assertThat(render("{{.}}", number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{.z}} {{.missing}} {{.missing.deeper.still}} => <no value> <no value> <no value>
            {{list 1 "x" nil}} => [1 x <nil>]
            {{list}} {{dict}} => [] map[]
            {{dict "b" 2 "a" 1}} => map[a:1 b:2]
            {{.bytes}} => [1 2 200]
            {{.yes}} => true
            {{print 1 2 "a" 3 nil}} => 1 2a3 <nil>
            {{len .l}} {{len .s}} {{len "é"}} => 3 5 2
            {{println 1 "a"}}. => 1 a
            """)
    void printsValues(String text, String expected) {
        assertThat(render(text).lines().findFirst()).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{eq 1 1}} {{eq 1 2}} {{eq 1 2 3 1}} => true false true
            {{eq .d.n 5.0}} {{eq (int .d.n) 5}} {{eq "a" "a"}} => true true true
            {{eq .z "a"}} {{eq .missing "a"}} {{eq .z nil}} => false false true
            {{eq .yes true}} {{ne "a" "b"}} {{ne .missing "b"}} => true true true
            {{lt 1 2}} {{le 2 2}} {{gt 1.5 1.0}} {{ge "b" "a"}} => true true true true
            {{and 1 0 2}} {{and 1 2}} {{or 0 "" "x"}} {{or 0 ""}}. => 0 2 x .
            {{not .z}} {{not 1}} => true false
            {{if and .yes (eq .s "a,b,c")}}both{{end}} => both
            {{or .yes (fail "not reached")}} {{and .e (fail "not reached")}} => true .
            """)
    void compares(String text, String expected) {
        assertThat(render(text) + (expected.endsWith(" .") && text.contains("reached") ? "." : ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{index .d "a"}} {{index .d "deep" "k"}} {{index .l 2}} => x v b
            {{index .d "none"}} => <no value>
            {{index .bytes 2}} {{index "abc" 1}} => 200 98
            """)
    void indexes(String text, String expected) {
        assertThat(render(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{.machine.Name}} {{.machine.Self.Self.Name}} => node1.example.com node1.example.com
            {{.machine.MacAddr}} {{.machine.MacAddr "pxelinux"}} => 00:11 pxelinux-00-11
            {{.machine.Self.MacAddr "ipxe"}} {{"grub" | .machine.MacAddr}} => ipxe-00-11 grub-00-11
            {{$m := .machine}}{{$m.Param "rack"}} {{(.machine.Self).Param "rack"}} => r12 r12
            {{range .l}}{{$.machine.Param "rack"}}{{end}} => r12r12r12
            {{with .machine}}{{.Param "rack"}}{{end}} => r12
            {{if .machine.Absent}}there{{else}}absent{{end}} => absent
            """)
    void looksIntoFacades(String text, String expected) {
        assertThat(render(text)).isEqualTo(expected);
    }

    @Test
    void isARootItself() {
        assertThat(render("{{.Param \"rack\"}} {{$.Name}}", new Given.Machine()))
                .isEqualTo("r12 node1.example.com");
    }

    @Test
    void callsTemplatesOfTheLibraryWhichCallEachOtherAndThoseDefinedByTheCaller() {
        var library = Given.library(Map.of("a", "a({{template \"b\" .}})", "b", "b{{.}}{{template \"mine\"}}"));
        var program = Given.ENGINE.parse("main", "{{define \"mine\"}}!{{end}}{{template \"a\" 1}}");
        assertThat(program.render(null, library)).isEqualTo("a(b1!)");
    }

    @Test
    void prefersItsOwnDefinitionsToTheLibrary() {
        var library = Given.library(Map.of("x", "theirs"));
        var program = Given.ENGINE.parse("main", "{{define \"x\"}}mine{{end}}{{template \"x\"}}");
        assertThat(program.render(null, library)).isEqualTo("mine");
    }

    @Test
    void handsOutItsDefinitions() {
        var program = Given.ENGINE.parse("main", "{{define \"x\"}}[{{.}}]{{end}}{{block \"y\" .}}{{end}}");
        assertThat(program.definitions()).containsOnlyKeys("x", "y");
        assertThat(program.definitions().get("x").render("v", Rendering.ALONE)).isEqualTo("[v]");
    }

    @Test
    void readsActionsThatSpanLines() {
        assertThat(render("{{if eq\n  .s\n  \"a,b,c\"\n}}yes{{end}}")).isEqualTo("yes");
    }

    @Test
    void rendersNothingForAnEmptyText() {
        assertThat(render("")).isEmpty();
    }

    @Test
    void readsMapsWhoseValuesAreNull() {
        var root = new HashMap<String, Object>();
        root.put("k", null);
        assertThat(render("{{range $k, $v := .}}{{$k}}={{$v}}{{end}}", root)).isEqualTo("k=<no value>");
        assertThat(render("{{range .}}{{.}},{{end}}", List.of(1.0, 2.0))).isEqualTo("1,2,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            %d %5d|%-5d|%05d %+d %x %X %o %b %c %q %U => 42    42|42   |00042 +42 2a 2A 52 101010 * '*' U+002A
            """)
    void formatsIntegers(String format, String expected) {
        String arguments = " 42".repeat(12);
        assertThat(render("{{printf \"" + format + "\"" + arguments + "}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            "%s|%5s|%-5s|%.2s|%q|%x" "abc" "abc" "abc" "abc" "a\\"c" "abc" => abc|  abc|abc  |ab|"a\\"c"|616263
            "%v %v %v" .d.n .l nil => 5 [b a b] <nil>
            "%.2f %6.1f %e %g %05.1f" .f .f .f .f .f => 2.70    2.7 2.700000e+00 2.7 002.7
            "%d" .d.n => %!d(float64=5)
            "%s" 5 => %!s(int=5)
            "%d" "x" => %!d(string=x)
            "%d %d" 1 => 1 %!d(MISSING)
            "%d" 1 "x" => 1%!(EXTRA string=x)
            "%d%%" 5 => 5%
            "%" => %!(NOVERB)
            "%T %T %T %T" .d.n "s" .l .d => float64 string []interface {} map[string]interface {}
            "%t %v" true false => true false
            "%[2]s %[1]s" "a" "b" => b a
            "%*d" 5 42 =>    42
            "%03d" 7 => 007
            "%s" (list "a" "b") => [a b]
            "%#v" "x" => "x"
            "%z" 1 => %!z(int=1)
            """)
    void formatsAnything(String arguments, String expected) {
        assertThat(render("{{printf " + arguments + "}}").strip()).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            {{html "<a&'\\"b>"}} => &lt;a&amp;&#39;&#34;b&gt;
            {{js "a'b<"}} => a\\'b\\u003C
            {{urlquery "a b&c=d/é~*"}} => a+b%26c%3Dd%2F%C3%A9~%2A
            """)
    void escapes(String text, String expected) {
        assertThat(render(text)).isEqualTo(expected);
    }
}
