// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.template.Facade;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateException;

class VelocityTemplatesTest {
    private static final VelocityTemplates ENGINE = new VelocityTemplates();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            $drp.Machine.Name $Machine.Name => node1 node1
            $drp.Param("rack") $ProvisionerURL => r12 http://10.0.0.1:8091
            ${Machine.Name}-x $!missing. => node1-x .
            $missing $Machine.Tags => $missing [a, b]
            #if($drp.ParamExists("rack"))yes#{else}no#end => yes
            #if($Machine.Absent)there#{else}absent#end => absent
            #foreach($t in $Machine.Tags)$foreach.count:$t#if($foreach.hasNext),#end#end => 1:a,2:b
            #foreach($e in $Machine.Meta.entrySet())$e.key=$e.value;#end => size=5;
            $Machine.Meta.size $Machine.Meta.get("size") $Machine.Meta["size"] $Machine.Meta.none => 5 5 5 $Machine.Meta.none
            $Machine.Tags.get(0) $Machine.Tags[1] $Machine.Tags.size() $Machine.Tags.empty => a b 2 false
            $Machine.Cores $Machine.Load $Machine.Numbers => 8 0.5 [1, 2.5]
            #set($n = $Machine.Cores + 1)$n #if($Machine.Cores == 8)eight#end => 9 eight
            #set($n = $Machine.Cores / 3)$n => 2
            #set($l = [])#set($x = $l.add("q"))$l => [q]
            #set($m = {"k": 1})#set($m.j = 2)$m.k$m.j => 12
            #set($t = "$Machine.Name!")$t.toUpperCase() => NODE1!
            $Machine.Name.replace("node", "host") #foreach($p in $Machine.Name.split("o"))<$p>#end => host1 <n><de1>
            $Machine.Name.substring(0, 2) $Machine.Name.length() => no 5
            #macro(twice $x)$x$x#end#twice("ab") => abab
            ## a comment => .
            """)
    void rendersTheLanguage(String text, String expected) {
        assertThat(render(text) + (expected.equals(".") ? "." : "")).isEqualTo(expected);
    }

    @Test
    void putsInTemplatesOfTheLibrary() {
        var library = library(Map.of("network", "#set($seen = true)eth0 $Machine.Name $who"));
        assertThat(ENGINE.parse("main", "#set($who = 'me')[#parse(\"network\")] $seen")
                        .render(new Root(), library))
                .isEqualTo("[eth0 node1 me] true");
    }

    @Test
    void putsInProgramsOfOtherEngines() {
        Program other = (root, rendering, out) -> out.append("other ").append(((Facade) root).typeName());
        var library = new Rendering(name -> Optional.of(other), false);
        assertThat(ENGINE.parse("main", "<#parse('x')>").render(new Root(), library))
                .isEqualTo("<other Root>");
    }

    @Test
    void keepsMacrosToTheirText() {
        assertThat(render("#macro(mine)m#end#mine()")).isEqualTo("m");
        assertThat(render("#mine()")).isEqualTo("#mine()");
    }

    @Test
    void looksIntoAMapAsRoot() {
        assertThat(ENGINE.parse("t", "$a $drp.a").render(Map.of("a", 1.0), Rendering.ALONE))
                .isEqualTo("1 1");
        assertThat(ENGINE.parse("t", "$a.b").render(null, Rendering.ALONE)).isEqualTo("$a.b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\1',
            textBlock =
                    """
            $drp.Param("nope") => 1:6: error calling Param: No such machine parameter nope
            $Machine.Nope => 1:10: can't evaluate field Nope in type Machine
            $Fails => 0:0: error calling Fails: not today
            a #parse("zz") => 1:3: template "zz" not defined
            """)
    void saysWhereAndWhyARenderingFailed(String text, String expected) {
        var thrown = catchThrowableOfType(TemplateException.class, () -> render(text));
        assertThat(thrown)
                .hasMessage("template: t:" + expected.replace("0:0:", "").replaceFirst("^ ", " "));
    }

    @Test
    void givesLineAndColumnOfAFailure() {
        var program = ENGINE.parse("a.sh", "#!/bin/sh\n echo $drp.Param('nope')");
        var thrown = catchThrowableOfType(TemplateException.class, () -> program.render(new Root(), Rendering.ALONE));
        assertThat(thrown.template()).isEqualTo("a.sh");
        assertThat(thrown.line()).isEqualTo(2);
        assertThat(thrown.column()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#if($a", "#foreach($x in )#end", "#if(true)", "#end", "#set($a = )"})
    void refusesWhatIsNoTemplate(String text) {
        var thrown = catchThrowableOfType(TemplateException.class, () -> ENGINE.parse("t", "one\n" + text));
        assertThat(thrown).hasMessageMatching("template: t:\\d+:\\d+: .+");
        assertThat(thrown.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"$missing, missing", "$Machine.Meta.none, none", "#set($x = $missing), missing"})
    void isStrictAboutMissingReferencesWhereAsked(String text, String name) {
        var program = ENGINE.parse("t", text);
        var thrown = catchThrowableOfType(
                TemplateException.class, () -> program.render(new Root(), Rendering.ALONE.strictly()));
        assertThat(thrown).hasMessageStartingWith("template: t:1:").hasMessageContaining(name);
        assertThat(thrown.line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$Machine.Name.class",
                "$Machine.Name.getClass()",
                "$Machine.Name.getClass().forName('java.lang.Runtime')",
                "$Machine.Tags.class",
                "$Machine.Tags.getClass()",
                "$Machine.Meta.class.name",
                "$Machine.Name.bytes",
                "$Machine.Name.repeat(5)",
                "$Machine.Name.matches('(a+)+')",
                "$Machine.Tags.stream()",
                "$Machine.Cores.class",
                "$foo.bar()"
            })
    void reachesNoClassesAndNothingThatIsNotListed(String text) {
        assertThat(render(text)).isEqualTo(text);
    }

    @Test
    void reachesNoClassesThroughFacadesAndScopes() {
        assertThat(catchThrowableOfType(TemplateException.class, () -> render("$drp.class")))
                .hasMessageContaining("can't evaluate field class in type Root");
        assertThat(catchThrowableOfType(TemplateException.class, () -> render("$drp.getClass()")))
                .hasMessageContaining("can't evaluate field getClass in type Root");
        assertThat(render("#foreach($i in [1])$foreach.class $foreach.getClass() $foreach.info#end"))
                .isEqualTo("$foreach.class $foreach.getClass() $foreach.info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#include('/etc/passwd')", "#evaluate('$Machine')"})
    void refusesDirectivesThatLeaveTheText(String text) {
        var thrown = catchThrowableOfType(TemplateException.class, () -> ENGINE.parse("t", text));
        assertThat(thrown).hasMessageStartingWith("template: t:1:").hasMessageEndingWith("is not offered");
    }

    @Test
    void readsNoFiles() {
        var thrown = catchThrowableOfType(TemplateException.class, () -> render("#parse('/etc/passwd')"));
        assertThat(thrown).hasMessage("template: t:1:1: template \"/etc/passwd\" not defined");
    }

    @Test
    void endsWhatDoesNotEnd() {
        String loops = "#foreach($i in [1..100000])#foreach($j in [1..100000])#end#end";
        assertThat(catchThrowableOfType(TemplateException.class, () -> render(loops)))
                .hasMessageContaining("exceeded the number of steps of one rendering (2000000)");
        String doubling = "#set($x = 'xx')#foreach($i in [1..60])#set($x = \"$x$x\")#end";
        assertThat(catchThrowableOfType(TemplateException.class, () -> render(doubling)))
                .hasMessageContaining("exceeded maximum length of a variable (1048576)");
        String output =
                "#set($x = 'xxxxxxxx')#foreach($i in [1..16])#set($x = \"$x$x\")#end#foreach($i in [1..99])$x#end";
        assertThat(catchThrowableOfType(TemplateException.class, () -> render(output)))
                .hasMessageContaining("exceeded maximum output size (33554432)");
    }

    @Test
    void endsRunawayRecursion() {
        var library = library(Map.of("self", "#parse('self')"));
        var program = ENGINE.parse("main", "#parse('self')");
        assertThat(catchThrowableOfType(TemplateException.class, () -> program.render(null, library)))
                .hasMessageContaining("exceeded maximum template depth (50)");
        String macro = "#macro(again)#again()#end#again()";
        assertThat(catchThrowableOfType(TemplateException.class, () -> render(macro)))
                .hasMessageContaining("Max calling depth of 20 was exceeded in macro 'again'");
    }

    @Test
    void survivesAMapThatHoldsItself() {
        String text = "#set($m = {})#set($x = $m.put('m', $m))$m";
        assertThat(catchThrowableOfType(TemplateException.class, () -> render(text)))
                .hasMessage("template: t: nested too deeply");
    }

    @Test
    void rendersOneProgramInManyThreads() {
        var program = ENGINE.parse("t", "#set($n = $Machine.Name)#foreach($t in $Machine.Tags)$n$t #end");
        var texts = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> program.render(new Root(), Rendering.ALONE))
                .distinct();
        assertThat(texts).containsExactly("node1a node1b ");
    }

    @Test
    void rendersTheAnswersOfAnInstaller() {
        String text =
                """
                # $Machine.Name
                #if($drp.ParamExists("rack"))
                rack $drp.Param("rack")
                #else
                no rack
                #end
                #foreach($tag in $Machine.Tags)
                part /$tag --id=$foreach.index
                #end
                #macro(user $name $uid)
                user --name=$name --uid=$uid
                #end
                #user("alice" 1000)
                url --url $ProvisionerURL/centos
                """;
        assertThat(render(text))
                .isEqualTo(
                        """
                # node1
                rack r12
                part /a --id=0
                part /b --id=1
                user --name=alice --uid=1000
                url --url http://10.0.0.1:8091/centos
                """);
    }

    private static String render(String text) {
        return ENGINE.parse("t", text).render(new Root(), Rendering.ALONE);
    }

    private static Rendering library(Map<String, String> texts) {
        var programs = new HashMap<String, Program>();
        texts.forEach((name, text) -> programs.put(name, ENGINE.parse(name, text)));
        return new Rendering(name -> Optional.ofNullable(programs.get(name)), false);
    }

    private static final class Root implements Facade {
        @Override
        public Object member(String name, List<Object> arguments) throws Exception {
            return switch (name) {
                case "Machine" -> new Machine();
                case "ProvisionerURL" -> "http://10.0.0.1:8091";
                case "ParamExists" -> "rack".equals(arguments.get(0));
                case "Param" -> param(arguments.get(0));
                case "Fails" -> throw new Exception("not today");
                default -> throw new NoSuchMemberException(this, name);
            };
        }

        private static Object param(Object name) throws Exception {
            if ("rack".equals(name)) {
                return "r12";
            }
            throw new Exception("No such machine parameter " + name);
        }

        @Override
        public String typeName() {
            return "Root";
        }
    }

    private static final class Machine implements Facade {
        @Override
        public Object member(String name, List<Object> arguments) {
            return switch (name) {
                case "Name" -> "node1";
                case "Tags" -> List.of("a", "b");
                case "Meta" -> new HashMap<>(Map.of("size", 5.0));
                case "Cores" -> 8.0;
                case "Load" -> 0.5;
                case "Numbers" -> List.of(1.0, 2.5);
                case "Absent" -> null;
                default -> throw new NoSuchMemberException(this, name);
            };
        }

        @Override
        public String typeName() {
            return "Machine";
        }
    }
}
