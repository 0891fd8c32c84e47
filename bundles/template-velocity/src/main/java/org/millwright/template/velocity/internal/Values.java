// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.context.AbstractContext;
import org.millwright.template.Facade;
import org.millwright.template.Rendering;

/** What references of one rendering mean: variables that it set, {@code $drp}, and the members of the root. */
final class Values extends AbstractContext {
    private static final String ROOT = "drp";
    private static final int DEPTH = 50;
    private static final int STEPS = 2_000_000;
    private static final int LONGEST = 1 << 20;

    private final Object root;
    private final Rendering rendering;
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, Object> asked = new HashMap<>();
    private int steps;
    private int depth;

    Values(Object root, Rendering rendering) {
        this.root = root;
        this.rendering = rendering;
        var events = new EventCartridge();
        events.addReferenceInsertionEventHandler((context, reference, value) -> Plain.printed(value));
        events.addMethodExceptionHandler((context, type, method, e, info) -> {
            throw Failure.at(info.getTemplateName(), info.getLine(), info.getColumn(), Failure.calling(method, e), e);
        });
        events.attachToContext(this);
    }

    Object root() {
        return root;
    }

    Rendering rendering() {
        return rendering;
    }

    void descend() {
        if (++depth > DEPTH) {
            throw new Exhausted("exceeded maximum template depth (" + DEPTH + ")");
        }
    }

    void ascend() {
        depth--;
    }

    @Override
    public Object internalGet(String name) {
        step();
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        return name.equals(ROOT) ? root : asked.computeIfAbsent(name, this::ask);
    }

    /** A member of the root; null where it has none of that name. */
    private Object ask(String name) {
        if (root instanceof Map<?, ?> map) {
            return Plain.value(map.get(name));
        }
        if (!(root instanceof Facade facade)) {
            return null;
        }
        try {
            return Plain.value(facade.member(name, java.util.List.of()));
        } catch (Facade.NoSuchMemberException e) {
            return null;
        } catch (Exception e) {
            throw new Unanswered(name, e);
        }
    }

    @Override
    public Object internalPut(String name, Object value) {
        step();
        if (value instanceof String text && text.length() > LONGEST) {
            throw new Exhausted("exceeded maximum length of a variable (" + LONGEST + ")");
        }
        return variables.put(name, Plain.value(value));
    }

    @Override
    public boolean internalContainsKey(String name) {
        return variables.containsKey(name) || name.equals(ROOT) || internalGet(name) != null;
    }

    @Override
    public String[] internalGetKeys() {
        return variables.keySet().toArray(String[]::new);
    }

    @Override
    public Object internalRemove(String name) {
        return variables.remove(name);
    }

    private void step() {
        if (++steps > STEPS) {
            throw new Exhausted("exceeded the number of steps of one rendering (" + STEPS + ")");
        }
    }

    /** Thrown where a rendering asks for more than it is given. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(String message) {
            super(message);
        }
    }

    /** Thrown where the root fails to give a member. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String name, Exception cause) {
            super(Failure.calling(name, cause), cause);
        }
    }
}
