// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.models.Item;
import org.millwright.plugin.AvailableAction;

/** The parameters of a run: what the caller gave, then what the object has, then defaults. */
final class ActionParams {

    private final Image image;
    private final Backend backend;
    private final Optional<Item<?>> item;

    ActionParams(Backend backend, Optional<Item<?>> item) {
        this.backend = backend;
        this.image = backend.image();
        this.item = item;
    }

    /** Why the action can't run with these, if so. */
    List<String> faults(AvailableAction action, Map<String, Object> given) {
        var faults = new ArrayList<String>();
        given.forEach((name, value) -> backend.params(image)
                .fault(name, value)
                .ifPresent(
                        why -> faults.add("Action " + action.command() + ": Invalid Parameter: " + name + ": " + why)));
        for (String name : action.requiredParams()) {
            if (!given.containsKey(name) && find(name).isEmpty()) {
                faults.add("Action " + action.command() + " Missing Parameter " + name);
            }
        }
        return faults;
    }

    Map<String, Object> complete(AvailableAction action, Map<String, Object> given) {
        var all = new TreeMap<>(given);
        Stream.concat(action.requiredParams().stream(), action.optionalParams().stream())
                .filter(name -> !given.containsKey(name))
                .forEach(name -> find(name).ifPresent(value -> all.put(name, value)));
        return all;
    }

    private Optional<Object> find(String name) {
        var params = backend.params(image).decoded();
        return item.isPresent() ? params.find(item.get(), name) : params.find(name);
    }
}
