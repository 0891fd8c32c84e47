// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;

/** A schema that needs the library, which is loaded with the first value that is checked. */
final class FullSchema implements Schema {

    /** As many keywords are applied to one value, then it is refused: schemas can be made that never end. */
    private static final int MOST_STEPS = 100_000;

    private final JsonNode json;
    private final Recent<Object, Boolean> taken = new Recent<>(100);
    private volatile JsonSchema compiled;

    FullSchema(JsonNode json) {
        this.json = json;
    }

    /** The library as this server uses it. */
    private static final class Library {
        private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
                .preloadJsonSchema(false)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(Library::linear)
                .build();
        private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(JsonMetaSchema.getV7().getIri())
                .metaSchema(JsonMetaSchema.getV7())
                .enableSchemaCache(false)
                .schemaLoaders(loaders -> loaders.add(iri -> {
                    throw new IllegalArgumentException("Reference " + iri + " is not within the schema");
                }))
                .build();

        private static RegularExpression linear(String regex) {
            var pattern = Pattern.compile(regex);
            return text -> pattern.matcher(text).find();
        }
    }

    /** Counts what is applied; the library asks for the configuration before each keyword. */
    private static final class Steps extends ExecutionContext {
        private int left = MOST_STEPS;

        Steps() {
            super(new ExecutionConfig());
        }

        @Override
        public ExecutionConfig getExecutionConfig() {
            left--;
            if (left < 0) {
                throw new IllegalStateException("too many steps");
            }
            return super.getExecutionConfig();
        }
    }

    @Override
    public List<Violation> violations(Object value) {
        if (value != null && taken.get(value).isPresent()) {
            return List.of();
        }
        var violations = check(SchemaReader.plain(value));
        if (value != null && violations.isEmpty()) {
            taken.put(value, true);
        }
        return violations;
    }

    private List<Violation> check(JsonNode node) {
        try {
            var messages = compiled().validate(new Steps(), node, node, new JsonNodePath(PathType.JSON_POINTER));
            return new SchemaMessages(messages).violations();
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(new Violation(Violation.ROOT, "The schema can't be applied to this value"));
        }
    }

    private JsonSchema compiled() {
        var schema = compiled;
        if (schema == null) {
            schema = Library.FACTORY.getSchema(json, Library.CONFIG);
            compiled = schema;
        }
        return schema;
    }
}
