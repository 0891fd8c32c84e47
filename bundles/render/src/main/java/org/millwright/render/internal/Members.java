// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.millwright.template.Facade;

/** The names that templates may ask of one type, and what each of them gives. */
final class Members<T> {

    /** What a name with arguments gives. */
    @FunctionalInterface
    interface Method<T> {
        Object call(T target, List<Object> arguments) throws Exception;
    }

    private record Member<T>(int arity, Method<T> method) {}

    private static final int ANY = -1;

    private final String typeName;
    private final Map<String, Member<T>> table = new HashMap<>();

    Members(String typeName) {
        this.typeName = typeName;
    }

    /** The fields of a record under their names on the wire. */
    static <R> Members<R> ofRecord(Class<R> type) {
        return new Members<R>(type.getSimpleName()).fields(type, Function.identity());
    }

    <R> Members<T> fields(Class<R> type, Function<T, R> record) {
        for (RecordComponent component : type.getRecordComponents()) {
            put(wireName(component), 0, (target, none) -> component
                    .getAccessor()
                    .invoke(record.apply(target)));
        }
        return this;
    }

    Members<T> field(String name, Function<T, Object> value) {
        return put(name, 0, (target, none) -> value.apply(target));
    }

    Members<T> method(String name, int arity, Method<T> method) {
        return put(name, arity, method);
    }

    /** A method whose last arguments may be left out. */
    Members<T> variadic(String name, Method<T> method) {
        return put(name, ANY, method);
    }

    private Members<T> put(String name, int arity, Method<T> method) {
        table.put(name, new Member<>(arity, method));
        return this;
    }

    private static String wireName(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = component.getName();
        return named != null ? named.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** One object as templates see it. */
    Facade of(T target) {
        return new View(target);
    }

    private final class View implements Facade {
        private final T target;

        private View(T target) {
            this.target = target;
        }

        @Override
        public Object member(String name, List<Object> arguments) throws Exception {
            var member = table.get(name);
            if (member == null) {
                throw new NoSuchMemberException(this, name);
            }
            if (member.arity != ANY && member.arity != arguments.size()) {
                throw new IllegalArgumentException(
                        "wrong number of args for " + name + ": want " + member.arity + " got " + arguments.size());
            }
            return Values.forTemplates(member.method.call(target, arguments));
        }

        @Override
        public String typeName() {
            return typeName;
        }
    }
}
