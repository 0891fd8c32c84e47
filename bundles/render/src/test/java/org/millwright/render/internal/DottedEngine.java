// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.millwright.template.Facade;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateEngine;
import org.millwright.template.TemplateException;

/** Knows {@code <.A.B "argument">} and {@code <template "name">}, which is all that these tests need. */
record DottedEngine(String name, String open, String close) implements TemplateEngine {

    static final DottedEngine GO = new DottedEngine("go", "{{", "}}");

    @Override
    public Program parse(String title, String text) {
        var action = Pattern.compile(Pattern.quote(open) + "(.+?)" + Pattern.quote(close));
        return new Program() {
            @Override
            public void render(Object root, Rendering rendering, Appendable out) throws IOException {
                out.append(action.matcher(text).replaceAll(match -> {
                    try {
                        return java.util.regex.Matcher.quoteReplacement(value(match, root, rendering));
                    } catch (Exception e) {
                        throw new TemplateException(title, 1, 1, title + ": " + e.getMessage(), e);
                    }
                }));
            }
        };
    }

    private static String value(MatchResult match, Object root, Rendering rendering) throws Exception {
        String[] words = match.group(1).split(" ");
        var arguments = new ArrayList<Object>();
        for (String word : List.of(words).subList(1, words.length)) {
            arguments.add(word.equals(".") ? root : word.replace("\"", ""));
        }
        if (words[0].equals("template")) {
            String name = (String) arguments.get(0);
            return rendering.library().apply(name).orElseThrow().render(root, rendering);
        }
        String[] chain = words[0].substring(1).split("\\.");
        Object at = root;
        for (int i = 0; i < chain.length; i++) {
            at = step(at, chain[i], i == chain.length - 1 ? arguments : List.of(), rendering);
        }
        return String.valueOf(at);
    }

    private static Object step(Object at, String name, List<Object> arguments, Rendering rendering) throws Exception {
        if (at instanceof Map<?, ?> map) {
            if (!map.containsKey(name) && rendering.strict()) {
                throw new IllegalArgumentException("map has no entry for key " + name);
            }
            return map.containsKey(name) ? map.get(name) : "<no value>";
        }
        if (at == null) {
            throw new IllegalArgumentException("nil pointer evaluating " + name);
        }
        return ((Facade) at).member(name, arguments);
    }
}
