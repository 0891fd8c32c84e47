// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Another server that is managed from here: what it shall hold and what it was seen to hold.
 *
 * @param plugins as {@code plugins} objects, in full
 * @param actions what would make it what it shall be
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Endpoint(
        @JsonInclude Map<String, String> meta,
        @JsonInclude String endpoint,
        @JsonInclude String id,
        String description,
        String documentation,
        Map<String, Object> params,
        String connectionStatus,
        String versionSet,
        List<String> versionSets,
        boolean apply,
        String haId,
        String arch,
        String os,
        @JsonProperty("DRPVersion") String drpVersion,
        @JsonProperty("DRPUXVersion") String drpUxVersion,
        List<Element> components,
        List<Object> plugins,
        Map<String, String> prefs,
        Map<String, Object> global,
        List<Action> actions)
        implements Model {

    public static final Kind<Endpoint> KIND = Kind.of("endpoints", Endpoint.class)
            .key(Attribute.text("Id", Endpoint::id))
            .attribute(Attribute.text("ConnectionStatus", Endpoint::connectionStatus))
            .attribute(Attribute.text("VersionSet", Endpoint::versionSet))
            .attribute(Attribute.flag("Apply", Endpoint::apply))
            .check((server, faults) -> faults.endpointId("Invalid Id", server.id))
            .build();

    public Endpoint {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        params = Fill.values(params);
        connectionStatus = Fill.text(connectionStatus);
        versionSet = Fill.text(versionSet);
        versionSets = Fill.list(versionSets);
        haId = Fill.text(haId);
        arch = Fill.text(arch);
        os = Fill.text(os);
        drpVersion = Fill.text(drpVersion);
        drpUxVersion = Fill.text(drpUxVersion);
        components = Fill.list(components);
        plugins = Fill.list(plugins);
        prefs = Fill.map(prefs);
        global = Fill.values(global);
        actions = Fill.list(actions);
    }

    /** A step towards what it shall be. */
    public record Action(String type, String version, String name, String actualVersion, String action, Object value) {

        public Action {
            type = Fill.text(type);
            version = Fill.text(version);
            name = Fill.text(name);
            actualVersion = Fill.text(actualVersion);
            action = Fill.text(action);
        }
    }
}
