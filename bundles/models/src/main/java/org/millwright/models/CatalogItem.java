// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** Where a version of a content package, plugin provider or server is to be had. */
public record CatalogItem(
        Map<String, String> meta,
        String endpoint,
        String id,
        String type,
        String name,
        String actualVersion,
        String version,
        String contentType,
        String source,
        @JsonProperty("Shasum256") Map<String, String> shasum256,
        @JsonProperty("NOJQSource") String nojqSource,
        boolean tip,
        boolean hotFix)
        implements Model {

    public static final Kind<CatalogItem> KIND = Kind.of("catalog_items", CatalogItem.class)
            .key(Attribute.text("Id", CatalogItem::id))
            .attribute(Attribute.text("Name", CatalogItem::name).asIndexed())
            .attribute(Attribute.text("Type", CatalogItem::type))
            .attribute(Attribute.text("Version", CatalogItem::version))
            .attribute(Attribute.flag("Tip", CatalogItem::tip))
            .unbundled()
            .build();

    public CatalogItem {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        type = Fill.text(type);
        name = Fill.text(name);
        actualVersion = Fill.text(actualVersion);
        version = Fill.text(version);
        contentType = Fill.text(contentType);
        source = Fill.text(source);
        shasum256 = Fill.map(shasum256);
        nojqSource = Fill.text(nojqSource);
    }
}
