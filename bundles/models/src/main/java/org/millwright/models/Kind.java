// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything that generic code knows about one kind of object: its key, attributes, references and checks. Filters,
 * indexes, uniqueness, "does not exist" and "in use" derive from it.
 *
 * @param name the plural under which clients find it, for instance {@code machines}
 * @param label what it is called in messages, for instance {@code Machine}
 * @param key the attribute that identifies an object
 * @param traces indexed like attributes, but only for the server to find objects by; clients don't see them
 * @param owner the key for which a right on an object is asked: its own, or that of what it belongs to
 * @param bundled whether answers name the content package that an object comes from
 * @param partial whether answers may leave out fields and say so
 * @param params the parameters that an object of this kind holds, where it holds any
 * @param schema JSON schemas of fields by their names, for kinds that are declared at run time
 */
public record Kind<T extends Model>(
        String name,
        String label,
        Class<T> type,
        Attribute<T> key,
        List<Attribute<T>> attributes,
        List<Attribute<T>> traces,
        List<Reference<T>> references,
        BiConsumer<T, Faults> check,
        Function<T, String> owner,
        boolean bundled,
        boolean partial,
        Optional<ParamField<T>> params,
        Map<String, Object> schema) {

    public static <T extends Model> Builder<T> of(String name, Class<T> type) {
        return new Builder<>(name, type);
    }

    public String key(T object) {
        var words = key.words(object);
        return words.isEmpty() ? "" : words.get(0);
    }

    /** The key that a right on this object must name. */
    public String authKey(T object) {
        return owner.apply(object);
    }

    /** Whether it was declared at run time, so that the server says neither that its objects are well formed nor available. */
    public boolean declared() {
        return type == (Class<?>) Raw.class;
    }

    public Optional<Attribute<T>> attribute(String attributeName) {
        for (Attribute<T> attribute : attributes) {
            if (attribute.name().equals(attributeName)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    /** All that the store keeps an index over, but for the key, by which tables are ordered. */
    public Stream<Attribute<T>> indexes() {
        return Stream.concat(
                attributes.stream().filter(attribute -> attribute.indexed() && !attribute.equals(key)),
                traces.stream());
    }

    /** What this object is called in messages: its {@code Name} where it has one, else its key. */
    public String nameOf(T object) {
        return attribute("Name").map(a -> a.words(object).get(0)).orElseGet(() -> key(object));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects what a kind declares, in the order in which clients see it. */
    public static final class Builder<T extends Model> {
        private final String name;
        private final Class<T> type;
        private final List<Attribute<T>> attributes = new ArrayList<>();
        private final List<Attribute<T>> traces = new ArrayList<>();
        private final List<Reference<T>> references = new ArrayList<>();
        private Attribute<T> key;
        private BiConsumer<T, Faults> check = (object, faults) -> {};
        private Optional<Function<T, String>> owner = Optional.empty();
        private boolean bundled = true;
        private boolean partial;
        private Optional<ParamField<T>> params = Optional.empty();
        private Map<String, Object> schema = Map.of();

        private Builder(String name, Class<T> type) {
            this.name = name;
            this.type = type;
        }

        /** The identifying attribute; also found under its own name and as {@code Key}. */
        public Builder<T> key(Attribute<T> attribute) {
            key = attribute.asUnique();
            return attribute(key);
        }

        /** A key that is no attribute of its own, such as the hex form of an address. */
        public Builder<T> key(Function<T, String> value) {
            key = Attribute.text("Key", value).asUnique();
            return this;
        }

        public Builder<T> attribute(Attribute<T> attribute) {
            attributes.add(attribute);
            return this;
        }

        /** Words by which only the server finds objects. */
        public Builder<T> trace(Attribute<T> attribute) {
            traces.add(attribute.asIndexed());
            return this;
        }

        public Builder<T> refers(Reference<T> reference) {
            references.add(reference);
            return this;
        }

        public Builder<T> check(BiConsumer<T, Faults> structural) {
            check = structural;
            return this;
        }

        /** Rights on an object are those on what it belongs to. */
        public Builder<T> ownedBy(Function<T, String> ownerKey) {
            owner = Optional.of(ownerKey);
            return this;
        }

        /** Answers don't name the content package that an object comes from. */
        public Builder<T> unbundled() {
            bundled = false;
            return this;
        }

        public Builder<T> partial() {
            partial = true;
            return this;
        }

        public Builder<T> params(Function<T, Map<String, Object>> read, BiFunction<T, Map<String, Object>, T> write) {
            params = Optional.of(new ParamField<>(read, write));
            return attribute(Attribute.keys("Params", read::apply)).partial();
        }

        public Builder<T> schema(Map<String, Object> properties) {
            schema = Map.copyOf(properties);
            return this;
        }

        public Kind<T> build() {
            return new Kind<>(
                    name,
                    type.getSimpleName(),
                    type,
                    key,
                    List.copyOf(attributes),
                    List.copyOf(traces),
                    List.copyOf(references),
                    check,
                    owner.orElse(object -> key.words(object).get(0)),
                    bundled,
                    partial,
                    params,
                    schema);
        }
    }
}
