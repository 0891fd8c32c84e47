// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** The floors of the house, and the arrows between bundles that run upward or sideways. */
final class Floors {

    private static final Map<String, Integer> FLOOR = Map.ofEntries(
            Map.entry("models", 0),
            Map.entry("template", 0),
            Map.entry("template.go", 0),
            Map.entry("template.velocity", 0),
            Map.entry("tls", 0),
            Map.entry("container", 0),
            Map.entry("log.filter", 0),
            Map.entry("health", 0),
            Map.entry("http", 1),
            Map.entry("metrics", 0),
            Map.entry("store", 1),
            Map.entry("store.xodus", 1),
            Map.entry("plugin", 1),
            Map.entry("incrementer", 1),
            Map.entry("backend", 2),
            Map.entry("logs", 3),
            Map.entry("render", 3),
            Map.entry("jobs", 4),
            Map.entry("files", 4),
            Map.entry("content", 4),
            Map.entry("plugin.host", 4),
            Map.entry("dhcp", 5),
            Map.entry("tftp", 5),
            Map.entry("fileserver", 5),
            Map.entry("metrics.port", 5),
            Map.entry("frontend", 6),
            Map.entry("shell", 6));

    /** Who implements the API of whom, on the same floor. */
    private static final Map<String, String> IMPLEMENTS = Map.of(
            "template.go", "template",
            "template.velocity", "template",
            "store.xodus", "store",
            "incrementer", "plugin");

    private static final String ROOT = "org.millwright.";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** A sentence for each arrow that the law forbids, and for each bundle that has no floor. */
    static List<String> violations(List<Manifest> bundles) {
        var owners = new HashMap<String, String>();
        for (Manifest bundle : bundles) {
            packages(bundle, "Export-Package").forEach(exported -> owners.put(exported, name(bundle)));
        }
        var violations = new ArrayList<String>();
        for (Manifest bundle : bundles) {
            String from = name(bundle);
            if (bundle.getMainAttributes().getValue("Fragment-Host") != null) {
                continue;
            }
            if (!FLOOR.containsKey(from)) {
                violations.add(from + " has no floor");
                continue;
            }
            for (String imported : packages(bundle, "Import-Package")) {
                String to = owners.getOrDefault(imported, "");
                if (!to.equals(from) && !allowed(from, to)) {
                    violations.add(from + " (floor " + FLOOR.get(from) + ") may not use " + imported + " of "
                            + (to.isEmpty() ? "nobody" : to + " (floor " + FLOOR.get(to) + ")"));
                }
            }
        }
        return violations;
    }

    private static boolean allowed(String from, String to) {
        return FLOOR.containsKey(to) && FLOOR.get(to) < FLOOR.get(from) || to.equals(IMPLEMENTS.get(from));
    }

    private static String name(Manifest bundle) {
        String symbolic = bundle.getMainAttributes().getValue("Bundle-SymbolicName");
        return symbolic.replaceFirst(";.*", "").substring(ROOT.length());
    }

    /** The packages of the house in a header. */
    private static Set<String> packages(Manifest bundle, String header) {
        var packages = new TreeSet<String>();
        String value = bundle.getMainAttributes().getValue(header);
        if (value != null) {
            for (String clause : QUOTED.matcher(value).replaceAll("").split(",")) {
                String name = clause.replaceFirst(";.*", "").trim();
                if (name.startsWith(ROOT)) {
                    packages.add(name);
                }
            }
        }
        return packages;
    }

    private Floors() {}
}
