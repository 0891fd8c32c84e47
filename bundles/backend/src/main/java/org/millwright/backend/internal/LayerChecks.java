// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millwright.backend.Layer;

/** What layers say of themselves must fit together: names, the features they require, and the versions of others. */
final class LayerChecks {

    private final Collection<String> features;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Version> versions = new HashMap<>();

    private LayerChecks(Collection<String> features) {
        this.features = features;
    }

    /** Everything that is wrong with this stack, in the words of the wire. */
    static List<String> faults(List<Layer> stack, Collection<String> features) {
        var checks = new LayerChecks(features);
        checks.names(stack);
        checks.single(stack);
        stack.forEach(checks::features);
        checks.versions.put(Layer.WRITABLE, Version.parse(""));
        stack.forEach(checks::version);
        stack.forEach(checks::prerequisites);
        return List.copyOf(checks.faults);
    }

    private void names(List<Layer> stack) {
        var twice = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<>(List.of(Layer.WRITABLE));
        for (Layer layer : stack) {
            if (layer.name().isEmpty()) {
                faults.add("Content Store must have a name");
            }
            if (layer.text("Name").isEmpty()) {
                faults.add("Store at content-" + layer.name() + " has no Name metadata");
            }
            if (!seen.add(layer.name())) {
                twice.add("A store named " + layer.name() + " exists in the datastack twice!");
            }
        }
        faults.addAll(twice);
    }

    private void single(List<Layer> stack) {
        for (Layer.Type type : Layer.Type.values()) {
            var names = stack.stream()
                    .filter(layer -> layer.type() == type)
                    .map(Layer::name)
                    .toList();
            if (names.size() > 1 && !type.many()) {
                faults.add("Only one layer can be of type " + type.name().toLowerCase(Locale.ROOT) + ", not "
                        + String.join(", ", names));
            }
        }
    }

    private void features(Layer layer) {
        for (String feature : layer.text("RequiredFeatures").split(",")) {
            String wanted = feature.strip().toLowerCase(Locale.ROOT);
            if (!wanted.isEmpty() && !features.contains(wanted)) {
                faults.add("Content layer " + layer.name() + " requires feature " + feature
                        + ", but dr-provision does not provide it");
            }
        }
    }

    private void version(Layer layer) {
        String text = layer.text("Version");
        try {
            versions.put(layer.name(), Version.parse(text));
        } catch (IllegalArgumentException e) {
            versions.put(layer.name(), Version.parse(""));
            faults.add("Layer " + layer.name() + ": invalid version " + text + ": " + e.getMessage());
        }
    }

    private void prerequisites(Layer layer) {
        String text = layer.text("Prerequisites");
        for (String prerequisite : text.split(",")) {
            int colon = prerequisite.indexOf(':');
            String wanted = (colon < 0 ? prerequisite : prerequisite.substring(0, colon)).strip();
            if (!wanted.isEmpty()) {
                try {
                    prerequisite(
                            layer,
                            wanted,
                            colon < 0 ? VersionRange.ANY : VersionRange.parse(prerequisite.substring(colon + 1)));
                } catch (IllegalArgumentException e) {
                    faults.add("Layer " + layer.name() + ": error parsing prerequisites " + text
                            + ": Invalid version requirement for " + wanted + ": " + e.getMessage());
                }
            }
        }
    }

    private void prerequisite(Layer layer, String wanted, VersionRange range) {
        var version = versions.get(wanted);
        if (version == null) {
            faults.add("Layer " + layer.name() + " has " + wanted + " as a prerequisite, but " + wanted
                    + " does not exist!");
        } else if (!range.contains(version)) {
            faults.add("Layer " + layer.name() + " prerequisite test on " + wanted + " failed");
        }
    }
}
