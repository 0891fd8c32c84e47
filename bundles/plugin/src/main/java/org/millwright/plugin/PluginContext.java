// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What a running plugin may ask of the server. */
@ProviderType
public interface PluginContext {

    /** The name of the {@code plugins} object that this instance serves. */
    String name();

    /** The instance's own parameters, completed from the global profile and defaults. */
    Map<String, Object> params();

    /** An object in wire form. */
    Optional<JsonNode> find(String kind, String key);

    /** Sets one parameter of an object and returns once that is durable. */
    void setParam(String kind, String key, String param, Object value);

    /** Removes one parameter of an object, where it has it, and returns once that is durable. */
    void removeParam(String kind, String key, String param);
}
