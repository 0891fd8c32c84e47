// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.backend.Image;
import org.millwright.models.Faults;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;

/** What params ask: of their own defaults, and of the values that objects hold under their names when written. */
final class ParamChecks {

    private final Schemas schemas;

    ParamChecks(Schemas schemas) {
        this.schemas = schemas;
    }

    <T extends Model> void check(Image image, Kind<T> kind, T object, Faults faults) {
        if (object instanceof Param param) {
            definition(param, faults);
        }
        kind.params().ifPresent(params -> params.apply(object).forEach((name, value) -> image.find(Param.KIND, name)
                .flatMap(param -> fault(param, value))
                .ifPresent(fault ->
                        faults.fatal("Key '" + name + "': invalid val '" + GoText.of(value) + "': " + fault))));
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

    private Optional<String> fault(Item<Param> param, Object value) {
        var violations = schemas.lenient(param.value()).violations(value);
        return violations.isEmpty() ? Optional.empty() : Optional.of(text(violations));
    }

    /** The error envelope in one text, as clients print it: several messages stand on lines of their own. */
    static String text(List<Schema.Violation> violations) {
        return violations.size() == 1
                ? ": " + violations.get(0)
                : violations.stream().map(violation -> "\n  " + violation).collect(Collectors.joining());
    }
}
