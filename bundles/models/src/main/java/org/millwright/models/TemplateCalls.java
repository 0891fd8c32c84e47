// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which other templates a text calls and which ones it defines, by name, as all engines write it. */
public final class TemplateCalls {

    /** In the place of a name that only rendering tells; no template is called so. */
    public static final String ANY = "*";

    private static final String NAME = "(?:\"([^\"]*)\"|`([^`]*)`|'([^']*)')";
    private static final Pattern CALLS = Pattern.compile("\\{\\{-?\\s*(?:template|block)\\s+" + NAME
            + "|(?:CallTemplate[\\s(]*|#parse\\s*\\(\\s*)" + NAME + "?|(?:Param|String)Expand\\b|BootParams");
    private static final Pattern DEFINES = Pattern.compile("\\{\\{-?\\s*(?:define|block)\\s+" + NAME);

    /** The names that a text calls, {@link #ANY} among them where it doesn't say all. */
    public static List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        if (text.contains("{{") || text.contains("#") || text.contains("$")) {
            var calls = CALLS.matcher(text);
            while (calls.find()) {
                found.add(name(calls));
            }
        }
        return List.copyOf(found);
    }

    /** The names under which a text defines templates that others may call. */
    static List<String> definedIn(String text) {
        var found = new LinkedHashSet<String>();
        var definitions = DEFINES.matcher(text);
        while (definitions.find()) {
            found.add(name(definitions));
        }
        return List.copyOf(found);
    }

    private static String name(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return ANY;
    }

    /**
     * The names that the paths of these entries call, themselves or through one of the entries; none where a path needs
     * no other template.
     */
    public static List<String> ofPaths(List<TemplateEntry> entries) {
        var called = new LinkedHashSet<String>();
        entries.forEach(entry -> called.addAll(in(entry.path())));
        if (called.isEmpty()) {
            return List.of();
        }
        for (TemplateEntry entry : entries) {
            called.add(entry.id());
            called.addAll(in(entry.contents()));
        }
        called.remove("");
        return List.copyOf(called);
    }

    private TemplateCalls() {}
}
