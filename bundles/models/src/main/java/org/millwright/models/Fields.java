// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The plain fields of a kind as attributes: texts, flags, numbers, addresses, times, and lists of texts. */
public final class Fields {

    /** What answers don't show, nobody finds out by asking for it. */
    private static final Set<String> HIDDEN = Set.of("PasswordHash");

    /** The field of this name on the wire; empty where the kind has none, or one that is not plain. */
    public static <T extends Model> Optional<Attribute<T>> of(Kind<T> kind, String name) {
        if (!kind.type().isRecord() || kind.declared() || HIDDEN.contains(name)) {
            return Optional.empty();
        }
        return Arrays.stream(kind.type().getRecordComponents())
                .filter(component -> name(component).equals(name))
                .findFirst()
                .flatMap(component -> type(component.getGenericType()).map(type -> attribute(name, type, component)));
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        String own = component.getName();
        return renamed != null ? renamed.value() : own.substring(0, 1).toUpperCase(Locale.ROOT) + own.substring(1);
    }

    private static Optional<Attribute.Type> type(Type type) {
        if (type instanceof ParameterizedType list) {
            boolean texts =
                    list.getRawType().equals(List.class) && list.getActualTypeArguments()[0].equals(String.class);
            return texts ? Optional.of(Attribute.Type.LIST) : Optional.empty();
        }
        if (type.equals(String.class)) {
            return Optional.of(Attribute.Type.TEXT);
        }
        if (type.equals(boolean.class)) {
            return Optional.of(Attribute.Type.FLAG);
        }
        if (type.equals(int.class) || type.equals(long.class)) {
            return Optional.of(Attribute.Type.NUMBER);
        }
        if (type.equals(Ip.class)) {
            return Optional.of(Attribute.Type.ADDRESS);
        }
        return type.equals(Instant.class) ? Optional.of(Attribute.Type.TIME) : Optional.empty();
    }

    private static <T extends Model> Attribute<T> attribute(
            String name, Attribute.Type type, RecordComponent component) {
        var accessor = component.getAccessor();
        return new Attribute<>(name, type, object -> words(value(accessor, object)), false, false);
    }

    private static List<String> words(Object value) {
        if (value instanceof List<?> texts) {
            return texts.stream().map(String::valueOf).toList();
        }
        return List.of(value instanceof Ip address ? address.text() : String.valueOf(value));
    }

    private static Object value(Method accessor, Object object) {
        try {
            return accessor.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " can't be read", e);
        }
    }

    private Fields() {}
}
