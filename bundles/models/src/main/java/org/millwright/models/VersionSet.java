// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a managed server shall hold.
 *
 * @param plugins as {@code plugins} objects, in full
 */
public record VersionSet(
        Map<String, String> meta,
        String endpoint,
        String id,
        String documentation,
        String description,
        boolean apply,
        @JsonProperty("DRPVersion") String drpVersion,
        @JsonProperty("DRPUXVersion") String drpUxVersion,
        List<Element> components,
        List<Object> plugins,
        Map<String, String> prefs,
        List<File> files,
        Map<String, Object> global)
        implements Model {

    public static final Kind<VersionSet> KIND = Kind.of("version_sets", VersionSet.class)
            .key(Attribute.text("Id", VersionSet::id))
            .attribute(Attribute.flag("Apply", VersionSet::apply))
            .check((set, faults) -> faults.name("Invalid Id", set.id))
            .build();

    public VersionSet {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        documentation = Fill.text(documentation);
        description = Fill.text(description);
        drpVersion = Fill.text(drpVersion);
        drpUxVersion = Fill.text(drpUxVersion);
        components = Fill.list(components);
        plugins = Fill.list(plugins);
        prefs = Fill.map(prefs);
        files = Fill.list(files);
        global = Fill.values(global);
    }

    /** A file that the server shall have, and where it comes from. */
    public record File(String path, @JsonProperty("Sha256Sum") String sha256Sum, String source, boolean explode) {

        public File {
            path = Fill.text(path);
            sha256Sum = Fill.text(sha256Sum);
            source = Fill.text(source);
        }
    }
}
