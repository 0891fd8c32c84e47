// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.JsonType;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;

/** What params ask: of their own defaults, and of the values that objects hold under their names when written. */
final class ParamChecks {

    /** Stands in messages in the place of a secure value. */
    private static final String MASK = "******";

    private final Schemas schemas;

    ParamChecks(Schemas schemas) {
        this.schemas = schemas;
    }

    <T extends Model> void check(Image image, Kind<T> kind, Optional<T> before, T object, Faults faults) {
        if (object instanceof Param param) {
            definition(param, faults);
        }
        kind.params()
                .ifPresent(params -> values(
                        image,
                        kind,
                        kind.key(object),
                        before.map(params::of).orElse(Map.of()),
                        params.of(object),
                        faults));
    }

    private void values(
            Image image, Kind<?> kind, String key, Map<String, Object> old, Map<String, Object> values, Faults faults) {
        var defined = image.table(Param.KIND);
        for (var entry : values.entrySet()) {
            String name = entry.getKey();
            var param = defined.find(name).map(Item::value);
            if (param.isEmpty()) {
                continue;
            }
            if (!param.get().secure()) {
                clear(param.get(), entry, faults);
            } else if (!old.containsKey(name) || !Objects.equals(old.get(name), entry.getValue())) {
                var opener = Keyring.of(image).find(kind, key);
                refused(name, () -> MASK, secure(param.get(), opener, entry.getValue()), faults);
            }
        }
    }

    private static void refused(String name, Supplier<String> shown, Optional<String> why, Faults faults) {
        why.ifPresent(text -> faults.fatal("Key '" + name + "': invalid val '" + shown.get() + "': " + text));
    }

    private void definition(Param param, Faults faults) {
        try {
            var schema = schemas.of(param);
            param.defaultValue().ifPresent(value -> schema.violations(value)
                    .forEach(violation -> faults.fatal("Error in default value: " + violation)));
        } catch (IllegalArgumentException e) {
            faults.fatal(e.getMessage());
        }
    }

    private void clear(Param param, Map.Entry<String, Object> entry, Faults faults) {
        var schema = schemas.lenient(param);
        if (schema.takes(JsonType.of(entry))) {
            return;
        }
        Object value = entry.getValue();
        var violations = schema.violations(value);
        if (!violations.isEmpty()) {
            refused(entry.getKey(), () -> GoText.of(value), Optional.of(text(violations)), faults);
        }
    }

    /** Says of the clear value no more than that its type or form is wrong: names within it are its own. */
    private Optional<String> secure(Param param, Optional<BoxKey> key, Object value) {
        try {
            var violations =
                    schemas.lenient(param).violations(SecureData.read(value).open(key));
            if (violations.isEmpty()) {
                return Optional.empty();
            }
            var first = violations.get(0);
            boolean whole = violations.size() == 1 && first.field().equals(Schema.Violation.ROOT);
            return Optional.of(whole ? ": " + first : ": (root): Does not match the schema");
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The error envelope in one text, as clients print it: several messages stand on lines of their own. */
    static String text(List<Schema.Violation> violations) {
        return violations.size() == 1
                ? ": " + violations.get(0)
                : violations.stream().map(violation -> "\n  " + violation).collect(Collectors.joining());
    }
}
