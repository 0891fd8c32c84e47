// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.millwright.backend.Layer;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Stage;
import org.millwright.models.Wire;

/**
 * The objects of a site: machines of about 2 KB with 30 parameters, an inventory among them, and five profiles each;
 * racks of 100; nine of ten machines in one stage. The same number gives the same machine.
 */
final class Site {

    static final int RACK = 100;

    private static final String[] ROLES = {"compute", "storage", "control", "edge"};
    private static final int PARAMS = 29;

    /** All that machines name. */
    static Layer layer(int machines) {
        var profiles = new HashMap<String, Model>();
        for (int rack = 0; rack < machines / RACK; rack++) {
            put(Profile.KIND, profiles, "rack-" + rack, "\"Params\":{\"rack/name\":\"rack-" + rack + "\"}");
        }
        for (String name : new String[] {"global", "site-a", "site-b", "os-debian", "os-rocky", "hardened"}) {
            put(Profile.KIND, profiles, name, "\"Description\":\"What all of " + name + " have\"");
        }
        for (String role : ROLES) {
            put(Profile.KIND, profiles, "role-" + role, "\"Params\":{\"role\":\"" + role + "\"}");
        }
        var params = new HashMap<String, Model>();
        for (int i = 0; i < PARAMS; i++) {
            put(Param.KIND, params, param(i), "\"Schema\":{\"type\":\"" + type(i) + "\"}");
        }
        put(Param.KIND, params, "inventory/data", "\"Schema\":{\"type\":\"object\"}");
        var bootEnvs = new HashMap<String, Model>();
        put(BootEnv.KIND, bootEnvs, "local", "\"OS\":{\"Name\":\"local\"}");
        put(BootEnv.KIND, bootEnvs, "installer", "\"OS\":{\"Name\":\"installer\"}");
        var stages = new HashMap<String, Model>();
        put(Stage.KIND, stages, "complete", "\"BootEnv\":\"local\"");
        put(Stage.KIND, stages, "install", "\"BootEnv\":\"installer\"");
        put(Stage.KIND, stages, "none", "\"BootEnv\":\"local\"");
        return new Layer(
                "Site",
                Layer.Type.BASIC,
                Map.of("Name", "Site"),
                Map.of("profiles", profiles, "params", params, "bootenvs", bootEnvs, "stages", stages));
    }

    private static <T extends Model> void put(Kind<T> kind, Map<String, Model> objects, String name, String more) {
        objects.put(name, Wire.read(kind, ("{\"Name\":\"" + name + "\"," + more + "}").getBytes(UTF_8)));
    }

    static String name(int number) {
        return "node-" + number + ".site-a.example.com";
    }

    static String uuid(int number) {
        return new UUID(0x9e3779b97f4a7c15L * (number + 1) & ~0xf000L | 0x4000L, number | 0x8000000000000000L)
                .toString();
    }

    /** What a client sends to create a machine of a site with so many racks. */
    static byte[] machine(int number, int racks) {
        var random = new Random(number);
        var json = new StringBuilder(2048).append("{\"Name\":\"").append(name(number));
        json.append("\",\"Uuid\":\"").append(uuid(number));
        json.append("\",\"Description\":\"Machine ").append(number).append(" of the first hall");
        json.append("\",\"Address\":\"10.").append(number >> 16).append('.');
        json.append(number >> 8 & 255).append('.').append(number & 255);
        json.append("\",\"Stage\":\"").append(number % 10 == 9 ? "install" : "complete");
        json.append("\",\"OS\":\"debian-12\",\"Arch\":\"amd64\",\"HardwareAddrs\":[\"");
        json.append(mac(number, 0)).append("\",\"").append(mac(number, 1));
        json.append("\"],\"Profiles\":[\"rack-").append(number / RACK % racks);
        json.append("\",\"role-").append(ROLES[number % ROLES.length]);
        json.append("\",\"site-a\",\"os-debian\",\"hardened\"],\"Meta\":{\"color\":\"green\",\"icon\":\"server\"}");
        json.append(",\"Params\":{");
        for (int i = 0; i < PARAMS; i++) {
            json.append('"').append(param(i)).append("\":");
            switch (type(i)) {
                case "string" -> json.append("\"value ")
                        .append(random.nextInt(1 << 20))
                        .append('"');
                case "number" -> json.append(random.nextInt(100_000));
                default -> json.append(random.nextBoolean());
            }
            json.append(',');
        }
        inventory(json, number, random);
        return json.append("}}").toString().getBytes(UTF_8);
    }

    private static void inventory(StringBuilder json, int number, Random random) {
        json.append("\"inventory/data\":{\"CPU\":{\"Cores\":").append(16 << random.nextInt(3));
        json.append(",\"Model\":\"Xeon Gold 6338\",\"Sockets\":2},\"Disks\":[");
        for (int disk = 0; disk < 4; disk++) {
            json.append(disk == 0 ? "" : ",")
                    .append("{\"Name\":\"nvme")
                    .append(disk)
                    .append("n1\",\"Serial\":\"S5");
            json.append(Integer.toHexString(random.nextInt())).append("\",\"Size\":1920383410176}");
        }
        json.append("],\"Memory\":")
                .append(256L << 30)
                .append(",\"NICs\":[{\"Mac\":\"")
                .append(mac(number, 0));
        json.append("\",\"Name\":\"eno1\",\"Speed\":25000},{\"Mac\":\"").append(mac(number, 1));
        json.append("\",\"Name\":\"eno2\",\"Speed\":25000}],\"Serial\":\"CZ").append(100_000_000 + number);
        json.append("\",\"Vendor\":\"HPE ProLiant DL360\"}");
    }

    private static String mac(int number, int port) {
        return String.format("52:54:%02x:%02x:%02x:%02x", number >> 16, number >> 8 & 255, number & 255, port);
    }

    private static String param(int i) {
        return switch (i % 4) {
            case 0 -> "bios/setting-" + i;
            case 1 -> "network/vlan-" + i;
            case 2 -> "operating-system/option-" + i;
            default -> "raid/volume-" + i;
        };
    }

    private static String type(int i) {
        return i % 3 == 0 ? "number" : i % 5 == 0 ? "boolean" : "string";
    }

    private Site() {}
}
