// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The read-only layers below the writable one, from the top down. */
public record Layers(List<Layer> stack) {

    public static final Layers NONE = new Layers(List.of());

    public Layers {
        stack = stack.stream()
                .sorted(Comparator.comparing(Layer::type).thenComparing(Layer::name))
                .toList();
    }

    /** With this layer, in the place of one of the same name where there was one. */
    public Layers with(Layer layer) {
        var next = new ArrayList<>(without(layer.name()).stack);
        next.add(layer);
        return new Layers(next);
    }

    public Layers without(String name) {
        return new Layers(stack.stream().filter(l -> !l.name().equals(name)).toList());
    }
}
