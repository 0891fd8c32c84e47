// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.template.Facade;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateException;

/** The data and the shorthands that the tests of this package share. */
final class Given {
    static final GoEngine ENGINE = new GoEngine();

    private Given() {}

    /** Values as they come out of JSON: every number a double. */
    static Map<String, Object> data() {
        var data = new HashMap<String, Object>();
        data.put("d", new HashMap<>(Map.of("a", "x", "n", 5.0, "deep", new HashMap<>(Map.of("k", "v")))));
        data.put("l", new ArrayList<>(List.of("b", "a", "b")));
        data.put("nl", new ArrayList<>(List.of(1.0, 2.0, 2.0)));
        data.put("s", "a,b,c");
        data.put("big", 1000000.0);
        data.put("f", 2.7);
        data.put("e", "");
        data.put("z", null);
        data.put("h", "<a&b>");
        data.put("yes", true);
        data.put("bytes", new byte[] {1, 2, (byte) 200});
        data.put("machine", new Machine());
        return data;
    }

    static String render(String text) {
        return render(text, data());
    }

    static String render(String text, Object root) {
        return ENGINE.parse("t", text).render(root, Rendering.ALONE);
    }

    static String strictly(String text) {
        return ENGINE.parse("t", text).render(data(), Rendering.ALONE.strictly());
    }

    /** The message with which a text fails, be it parsed or rendered. */
    static String failure(String text) {
        try {
            return "no failure, but " + render(text);
        } catch (TemplateException e) {
            return e.getMessage();
        }
    }

    static Rendering library(Map<String, String> texts) {
        var programs = new HashMap<String, Program>();
        texts.forEach((name, text) -> programs.put(name, ENGINE.parse(name, text)));
        return new Rendering(name -> Optional.ofNullable(programs.get(name)), false);
    }

    /** A facade with a field, a method of one argument, one that fails, and one that leads on. */
    static final class Machine implements Facade {
        @Override
        public Object member(String name, List<Object> arguments) throws Exception {
            return switch (name) {
                case "Name" -> "node1.example.com";
                case "Absent" -> null;
                case "Self" -> this;
                case "MacAddr" -> arguments.isEmpty() ? "00:11" : arguments.get(0) + "-00-11";
                case "Param" -> param(arguments);
                case "Expand" -> render((String) arguments.get(0), Map.of("machine", this));
                default -> throw new NoSuchMemberException(this, name);
            };
        }

        private static Object param(List<Object> arguments) throws Exception {
            if ("rack".equals(arguments.get(0))) {
                return "r12";
            }
            throw new Exception("No such machine parameter " + arguments.get(0));
        }

        @Override
        public String typeName() {
            return "Machine";
        }
    }
}
