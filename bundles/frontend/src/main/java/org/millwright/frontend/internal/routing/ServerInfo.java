// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millwright.backend.Backend;
import org.millwright.backend.Features;
import org.millwright.backend.access.Scopes;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Endpoint;
import org.millwright.models.Kind;
import org.millwright.models.Kinds;
import org.millwright.models.Machine;
import org.millwright.models.Subnet;
import org.millwright.models.Wire;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What this server says about itself: its names, ports and features. */
@Component(service = ServerInfo.class, configurationPid = "org.millwright.frontend")
public final class ServerInfo {

    private static final List<String> LICENSE = List.of(
            "Contact",
            "ContactEmail",
            "ContactId",
            "Owner",
            "OwnerEmail",
            "OwnerId",
            "Grantor",
            "GrantorEmail",
            "Version",
            "GenerationVersion");

    public static final Shape SHAPE = Shape.object(shapes());

    private final Backend backend;
    private final Addresses addresses;
    private final String id;
    private final Collection<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    @Activate
    public ServerInfo(@Reference Backend backend, @Reference Addresses addresses, ApiConfig config) {
        this(backend, addresses, config.drpId());
    }

    public ServerInfo(Backend backend, Addresses addresses, String id) {
        this.backend = backend;
        this.addresses = addresses;
        this.id = id;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEndpoint(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void removeEndpoint(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** What it is called; objects of these are its own. */
    Set<String> names() {
        String localId = localId();
        return id.isEmpty() || id.equals(localId) ? Set.of(localId) : Set.of(localId, id);
    }

    private static Map<String, Shape> shapes() {
        var shapes = new LinkedHashMap<String, Shape>();
        List.of("arch", "os", "version", "id", "local_id", "ha_id").forEach(name -> shapes.put(name, Shape.TEXT));
        List.of("api", "file", "dhcp", "binl", "tftp").forEach(name -> shapes.put(name + "_port", Shape.of(int.class)));
        List.of("tftp", "dhcp", "binl", "prov").forEach(name -> shapes.put(name + "_enabled", Shape.of(boolean.class)));
        shapes.put("address", Shape.TEXT);
        shapes.put(
                "stats",
                Shape.list(Shape.object(new TreeMap<>(Map.of("name", Shape.TEXT, "count", Shape.of(int.class))))));
        shapes.put("features", Shape.list(Shape.TEXT));
        shapes.put("scopes", Shape.map(Shape.map(Shape.of(Map.class))));
        shapes.put("License", Shape.of(Map.class));
        return shapes;
    }

    /** In the order that clients know. */
    public ObjectNode on(Call call) {
        String localId = localId();
        String name = id.isEmpty() ? localId : id;
        var info = JsonNodeFactory.instance.objectNode();
        info.put("arch", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        info.put("os", "linux");
        info.put("version", version());
        info.put("id", name);
        info.put("local_id", localId);
        info.put("ha_id", name);
        info.put("api_port", port("api"));
        info.put("file_port", port("static"));
        info.put("dhcp_port", port("dhcp"));
        info.put("binl_port", port("binl"));
        info.put("tftp_port", port("tftp"));
        info.put("tftp_enabled", enabled("tftp"));
        info.put("dhcp_enabled", enabled("dhcp"));
        info.put("binl_enabled", enabled("binl"));
        info.put("prov_enabled", enabled("static"));
        info.put("address", addresses.localFor(call.asker()).text());
        info.putArray("stats").add(count(Machine.KIND)).add(count(Subnet.KIND));
        info.set("features", Wire.tree(Features.ALL));
        info.set("scopes", scopes(backend.image().kinds()));
        info.set("License", license());
        return info;
    }

    public static String version() {
        return Optional.ofNullable(FrameworkUtil.getBundle(ServerInfo.class))
                .map(bundle -> bundle.getVersion())
                .map(v -> "v" + v.getMajor() + "." + v.getMinor() + "." + v.getMicro())
                .orElse("v0.0.0");
    }

    private Optional<Endpoint> endpoint(String name) {
        return endpoints.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    private int port(String name) {
        return endpoint(name).map(Endpoint::port).orElseGet(() -> Endpoint.PORTS.get(name));
    }

    private boolean enabled(String name) {
        return endpoint(name).map(Endpoint::enabled).orElse(false);
    }

    private ObjectNode count(Kind<?> kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", kind.name() + ".count")
                .put("count", backend.image().table(kind).size());
    }

    private static ObjectNode scopes(Kinds kinds) {
        var scopes = JsonNodeFactory.instance.objectNode();
        Scopes.of(kinds).forEach((scope, actions) -> {
            var known = scopes.putObject(scope);
            actions.forEach(known::putObject);
        });
        return scopes;
    }

    private static ObjectNode license() {
        var license = JsonNodeFactory.instance.objectNode();
        LICENSE.forEach(name -> license.put(name, ""));
        license.putArray("Licenses");
        return license;
    }

    /** The hardware address of the first interface that is up and real. */
    private static String localId() {
        try {
            for (NetworkInterface nic : new ArrayList<>(Collections.list(NetworkInterface.getNetworkInterfaces()))) {
                var mac = nic.getHardwareAddress();
                if (mac != null
                        && nic.isUp()
                        && !nic.isLoopback()
                        && !nic.getName().startsWith("veth")) {
                    return HexFormat.ofDelimiter(":").formatHex(mac);
                }
            }
        } catch (SocketException e) {
            return "";
        }
        return "";
    }
}
