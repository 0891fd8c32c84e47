// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/** A configured instance of a plugin provider. */
@RecordBuilder
public record Plugin(
        Map<String, String> meta,
        String endpoint,
        String name,
        String description,
        String documentation,
        @JsonDeserialize(using = Verbatim.Reader.class) Map<String, Object> params,
        String provider,
        List<String> pluginErrors)
        implements Model, PluginBuilder.With {

    public static final Kind<Plugin> KIND = Kind.of("plugins", Plugin.class)
            .key(Attribute.text("Name", Plugin::name))
            .attribute(Attribute.text("Provider", Plugin::provider).asIndexed())
            .params(Plugin::params, Plugin::withParams)
            .check(Plugin::check)
            .build();

    public Plugin {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        params = Fill.values(params);
        provider = Fill.text(provider);
        pluginErrors = Fill.list(pluginErrors);
    }

    private void check(Faults faults) {
        faults.name("Invalid Name", name);
        faults.name("Invalid Provider", provider);
        faults.paramNames("Invalid Param Name", params.keySet());
    }
}
