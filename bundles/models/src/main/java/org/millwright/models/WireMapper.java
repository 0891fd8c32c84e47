// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The two Jackson mappers of the wire: one for what is stored, one for what clients are shown. */
final class WireMapper {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().characterEscapes(new HtmlSafe()).build();

    static ObjectMapper forStore() {
        var module = new SimpleModule("stored");
        module.setSerializerModifier(new Kept());
        return base(module);
    }

    static ObjectMapper forClients() {
        var module = new SimpleModule("seen");
        module.addSerializer(new ItemSerializer());
        module.setSerializerModifier(new Shown());
        return base(module);
    }

    private static ObjectMapper base(SimpleModule module) {
        module.addDeserializer(Object.class, new PlainValue());
        module.addSerializer(new JsonMap.Writer());
        module.addSerializer(Double.class, new GoNumber());
        module.addSerializer(Instant.class, new Rfc3339.Writer());
        module.addDeserializer(Instant.class, new Rfc3339.Reader());
        var mapper = JsonMapper.builder(JSON)
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addModule(module)
                .nodeFactory(new FiniteNumbers())
                .build();
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** Leaves out what is never other than empty. */
    private static final class Kept extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.removeIf(property -> property.getType().hasRawClass(OldProfile.class));
            return properties;
        }
    }

    /** Leaves out what the item's own serializer writes first, and what nobody may see. */
    private static final class Shown extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;
        private static final Set<String> HIDDEN = Set.of("Meta", "Endpoint", "PasswordHash");

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            if (Model.class.isAssignableFrom(bean.getBeanClass())) {
                properties.removeIf(property -> HIDDEN.contains(property.getName()));
            }
            return properties;
        }
    }

    private WireMapper() {}
}
