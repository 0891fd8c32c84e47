// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.template.go.internal.Given.failure;
import static org.millwright.template.go.internal.Given.render;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function gives, most rows taken from a server that uses the same functions. */
class FunctionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            get .d "a" => x
            get .d "zz" | quote => ""
            hasKey .d "q" => false
            set .d "new" "y" | toJson => {"a":"x","deep":{"k":"v"},"n":5,"new":"y"}
            join "," .nl => 1,2,2
            join "," "x" => x
            slice .l 1 => [a b]
            slice .l 0 2 => [b a]
            add 1 .d.n => 6
            add "3" 4 => 7
            add 1.9 1 => 2
            mul 2 .d.n => 10
            replace "a" "Z" "banana" => bZnZnZ
            toString .big => 1e+06
            toString .z => <nil>
            toJson .d => {"a":"x","deep":{"k":"v"},"n":5}
            toJson .h => "\\u003ca\\u0026b\\u003e"
            toRawJson .h => "<a&b>"
            toJson .big => 1000000
            int "12" => 12
            int .f => 2
            int "x" => 0
            int64 .big => 1000000
            concat .l (list "q") => [b a b q]
            first (list) => <no value>
            cat "a" .z "b" => a b
            (split "," .s)._2 => c
            split "," .s => map[_0:a _1:b _2:c]
            list (empty "") (empty nil) (empty 0) (empty .missing) => [true true true true]
            has 2 .nl => false
            has 2.0 .nl => true
            regexMatch "(" "x" => false
            regexFind "[a-c]+" "xxabcx" => abc
            uniq .l => [b a]
            append .l "z" => [b a b z]
            coalesce .e .z 0 "w" => w
            squote "a" "b" => 'a' 'b'
            quote "a\\"b" 5 => "a\\"b" "5"
            deepEqual .l .l => true
            dict "a" => map[a:]
            default "dd" .e => dd
            seq 1 3 => 1 2 3
            until 3 => [0 1 2]
            merge (dict "a" 1) (dict "a" 2 "b" 3) => map[a:1 b:3]
            div 7 2 => 3
            mod 7 2 => 1
            b64dec "!!" => illegal base64 data at input byte 0
            pluck "a" .d (dict "a" 2) => [x 2]
            urlParse "http://u:p@h:80/p?q=1#f" => map[fragment:f host:h:80 hostname:h opaque: path:/p query:q=1 scheme:http userinfo:u:p]
            """)
    void givesWhatTheOriginalGives(String expression, String expected) {
        assertThat(render("{{" + expression + "}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            trim "  a b " => a b
            trimAll "$" "$5.00$" => 5.00
            trimPrefix "a" "abc" => bc
            trimSuffix "c" "abc" => ab
            upper "ab" => AB
            lower "AB" => ab
            title "hello big-world" => Hello Big-World
            untitle "Hello World" => hello world
            swapcase "aBc" => AbC
            initials "First Try" => FT
            snakecase "FirstName HTTPServer" => first_name_http_server
            kebabcase "FirstName" => first-name
            camelcase "http_server" => HttpServer
            nospace " a b  c" => abc
            substr 0 3 "abcdef" => abc
            substr -1 2 "abcdef" => ab
            substr 2 -1 "abcdef" => cdef
            trunc 3 "abcdef" => abc
            trunc -3 "abcdef" => def
            abbrev 5 "hello world" => he...
            abbrevboth 5 10 "1234 5678 9123" => ...5678...
            repeat 3 "ab" => ababab
            contains "b" "abc" => true
            hasPrefix "a" "abc" => true
            hasSuffix "a" "abc" => false
            plural "one" "many" 2 => many
            indent 2 "a\\nb" | quote => "  a\\n  b"
            wrap 5 "aaa bbb ccc" | replace "\\n" "/" => aaa/bbb/ccc
            wrapWith 4 "/" "abcdefghij" => abcd/efgh/ij
            sortAlpha .l => [a b b]
            splitList "," .s => [a b c]
            splitn "," 2 .s => map[_0:a _1:b,c]
            toStrings .nl => [1 2 2]
            ternary "a" "b" true => a
            hello => Hello!
            """)
    void handlesText(String expression, String expected) {
        assertThat(render("{{" + expression + "}}").stripTrailing()).isEqualTo(expected.stripTrailing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            last .l => b
            rest .l => [a b]
            initial .l => [b a]
            prepend .l "z" => [z b a b]
            reverse .nl => [2 2 1]
            without .l "b" => [a]
            compact (list 1 "" nil "a") => [1 a]
            mustFirst .l => b
            keys .d => [a deep n]
            values .d => [x map[k:v] 5]
            pick .d "a" "n" => map[a:x n:5]
            omit .d "deep" "n" => map[a:x]
            unset .d "deep" => map[a:x n:5]
            mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) => map[a:2 b:3]
            merge (dict "a" (dict "x" 1)) (dict "a" (dict "y" 2)) => map[a:map[x:1 y:2]]
            set (deepCopy .d) "a" "changed" | toJson => {"a":"changed","deep":{"k":"v"},"n":5}
            deepEqual .d (deepCopy .d) => true
            """)
    void handlesListsAndMaps(String expression, String expected) {
        assertThat(render("{{" + expression + "}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            add1 .d.n => 6
            sub 5 7 => -2
            max 1 5 3 => 5
            min 4 2.9 => 2
            biggest 1 2 => 2
            ceil 1.2 => 2
            floor 1.8 => 1
            round 123.5555 3 => 123.556
            round 123.5 0 => 124
            atoi "42" => 42
            float64 "1.5" => 1.5
            toDecimal "777" => 511
            untilStep 0 10 3 => [0 3 6 9]
            until -3 => [0 -1 -2]
            seq 5 => 1 2 3 4 5
            seq 0 2 10 => 0 2 4 6 8 10
            seq 3 1 => 3 2 1
            kindOf .d.n => float64
            kindOf (add 1 1) => int64
            kindIs "map" .d => true
            typeOf 1 => int
            typeIs "string" .s => true
            typeIsLike "string" .s => true
            typeOf .z => <nil>
            """)
    void handlesNumbersAndTypes(String expression, String expected) {
        assertThat(render("{{" + expression + "}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            b64enc "test" => dGVzdA==
            b64dec "dGVzdA==" => test
            b32enc "hello" => NBSWY3DP
            b32dec "NBSWY3DPEE======" => hello!
            sha1sum "abc" => a9993e364706816aba3e25717850c26c9cd0d89d
            sha256sum "" => e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            adler32sum "abc" => 38600999
            toJson (list 1 2.5 1e21 1e-7 true nil "é") => [1,2.5,1e+21,1e-7,true,null,"é"]
            base "/a/b.txt" => b.txt
            dir "/a/b.txt" => /a
            dir "b.txt" => .
            ext "/a/b.tar.gz" => .gz
            clean "/a/../b//c/." => /b/c
            isAbs "/a" => true
            urlJoin (urlParse "http://u:p@h:80/p?q=1#f") => http://u:p@h:80/p?q=1#f
            regexFindAll "[2,4]" "1234" -1 => [2 4]
            regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" => -W-xxW-
            regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}" => -${1}-${1}-
            regexSplit "z+" "pizza" -1 => [pi a]
            regexMatch "^(?P<n>[[:alpha:]]+)\\\\d$" "ab1" => true
            semverCompare "^1.2.0" "1.3.5" => true
            semverCompare "~1.2.0" "1.3.5" => false
            semverCompare ">=1.0, <2.0 || 3.x" "v3.4" => true
            semverCompare "1.2 - 1.4" "1.3.9" => true
            semverCompare ">1.0" "1.1.0-beta" => false
            (semver "v1.2.3-beta.1+x").Minor => 2
            semver "1.2" => 1.2.0
            dateInZone "2006-01-02T15:04:05Z07:00" 0 "UTC" => 1970-01-01T00:00:00Z
            dateInZone "Mon Jan _2 03:04:05.000 PM 06 -0700" 86400 "UTC" => Fri Jan  2 12:00:00.000 AM 70 +0000
            htmlDateInZone 86400 "UTC" => 1970-01-02
            toDate "2006-01-02 15:04 Z0700" "2020-02-03 04:05 Z" | dateModify "1h30m" | unixEpoch => 1580708100
            duration "95" => 1m35s
            durationRound "2h10m5s" => 2h
            """)
    void handlesEncodingsPathsExpressionsVersionsAndDates(String expression, String expected) {
        assertThat(render("{{" + expression + "}}")).isEqualTo(expected);
    }

    @Test
    void writesPrettyJson() {
        assertThat(render("{{toPrettyJson .d}}"))
                .isEqualTo(
                        """
                {
                  "a": "x",
                  "deep": {
                    "k": "v"
                  },
                  "n": 5
                }""");
    }

    @Test
    void setChangesTheMapItIsGiven() {
        assertThat(render("{{$m := dict}}{{$n := set $m \"k\" 1}}{{$m.k}}{{$n.k}}"))
                .isEqualTo("11");
        assertThat(render("{{$_ := set .d \"k\" 1}}{{.d.k}}")).isEqualTo("1");
    }

    @Test
    void refusesToChangeAReadOnlyMap() {
        assertThat(failure("{{set (urlParse \"x\") \"a\" 1}}")).startsWith("no failure");
        var root = java.util.Map.of("m", java.util.Map.of());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> render("{{set .m \"a\" 1}}", root))
                .hasMessage("template: t:1:2: executing \"t\" at <set .m \"a\" 1>: error calling set: "
                        + "the map is read only, use deepCopy first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{uuidv4}}", "{{randAlpha 36}}", "{{randAscii 36}}", "{{shuffle (repeat 36 \"a\")}}"})
    void throwsDice(String text) {
        assertThat(render(text)).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "expandenv", "getHostByName", "now", "ago", "genCA", "htpasswd", "break"})
    void hasNoFunctionThatLeavesTheTemplate(String name) {
        assertThat(failure("{{" + name + "}}")).isEqualTo("template: t:1: function \"" + name + "\" not defined");
    }

    @Test
    void knowsAllFunctionsThatContentMayUse() {
        String names =
                """
                and call eq ge gt html index js le len lt ne not or print printf println slice urlquery
                abbrev abbrevboth add add1 append atoi b32dec b32enc b64dec b64enc base biggest camelcase cat ceil clean
                coalesce compact contains date dateInZone dateModify date_in_zone date_modify default dict dir div empty
                ext fail first float64 floor has hasKey hasPrefix hasSuffix hello htmlDate htmlDateInZone indent initial
                initials int int64 isAbs join keys kindIs kindOf last list lower max merge min mod mul nindent nospace
                omit pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randNumeric regexFind
                regexFindAll regexMatch regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace rest reverse
                round semver semverCompare set sha1sum sha256sum shuffle slice snakecase sortAlpha split splitList
                splitn squote sub substr swapcase ternary title toDate toJson toPrettyJson toString toStrings trim
                trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unset until untilStep
                untitle upper uuidv4 values without wrap wrapWith
                adler32sum concat deepCopy deepEqual duration durationRound get kebabcase mergeOverwrite mustAppend
                mustCompact mustDateModify mustDeepCopy mustFirst mustHas mustInitial mustLast mustMerge
                mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch
                mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate
                mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout must_date_modify seq toDecimal toRawJson
                unixEpoch urlJoin urlParse""";
        var functions = Functions.standard();
        assertThat(Arrays.stream(names.split("\\s+"))
                        .filter(name -> functions.find(name).isEmpty()))
                .isEmpty();
    }
}
