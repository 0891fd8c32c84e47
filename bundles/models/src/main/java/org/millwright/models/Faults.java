// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that is wrong with one object, in the order found: fatal faults refuse it, soft ones store it as not
 * available.
 */
public final class Faults {

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._-]+");
    private static final Pattern MACHINE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]+");
    private static final Pattern USER_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._@-]+");
    private static final Pattern ENDPOINT_ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:-]+");
    private static final Pattern PARAM_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._/-]+");

    private final List<String> fatal = new ArrayList<>();
    private final List<String> soft = new ArrayList<>();
    private final Templates templates;

    /** Says why a text is no template; nothing where it is one, or nobody can tell. */
    public interface Templates {
        /** @param meta what the text's owner says, also of the engine that it is meant for */
        Optional<String> fault(Map<String, String> meta, String name, String text);
    }

    /** For objects without templates. */
    public Faults() {
        this((meta, name, text) -> Optional.empty());
    }

    public Faults(Templates templates) {
        this.templates = templates;
    }

    public void fatal(String message) {
        fatal.add(message);
    }

    public void fatal(boolean wrong, String message) {
        if (wrong) {
            fatal.add(message);
        }
    }

    public void soft(String message) {
        soft.add(message);
    }

    public void soft(boolean wrong, String message) {
        if (wrong) {
            soft.add(message);
        }
    }

    /** {@code what} introduces the message, for instance {@code Invalid Name}. */
    public void name(String what, String value) {
        matches(NAME, what, value);
    }

    public void machineName(String what, String value) {
        matches(MACHINE_NAME, what, value);
    }

    public void userName(String what, String value) {
        matches(USER_NAME, what, value);
    }

    /** Servers are named by their hardware address, too. */
    public void endpointId(String what, String value) {
        matches(ENDPOINT_ID, what, value);
    }

    /** Templates also begin with a number. */
    public void templateId(String what, String value) {
        matches(MACHINE_NAME, what, value);
    }

    public void paramName(String what, String value) {
        matches(PARAM_NAME, what, value);
    }

    public void names(String what, Iterable<String> values) {
        values.forEach(value -> name(what, value));
    }

    public void paramNames(String what, Iterable<String> values) {
        values.forEach(value -> paramName(what, value));
    }

    private void matches(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            fatal(what + " `" + value + "`");
        }
    }

    void template(String what, Map<String, String> meta, String name, String text) {
        templates.fault(meta, name, text).ifPresent(why -> fatal.add(what + ": " + why));
    }

    /** The same faults, each said twice. */
    public Faults twice() {
        var twice = new Faults(templates);
        for (int i = 0; i < 2; i++) {
            twice.fatal.addAll(fatal);
            twice.soft.addAll(soft);
        }
        return twice;
    }

    public boolean refused() {
        return !fatal.isEmpty();
    }

    public boolean none() {
        return fatal.isEmpty() && soft.isEmpty();
    }

    /** What refuses it. */
    public List<String> refusals() {
        return List.copyOf(fatal);
    }

    /** All messages, fatal ones first. */
    public List<String> messages() {
        if (none()) {
            return List.of();
        }
        var all = new ArrayList<>(fatal);
        all.addAll(soft);
        return List.copyOf(all);
    }
}
