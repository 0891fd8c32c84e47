// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.models.Item;
import org.millwright.models.Plugin;
import org.millwright.models.PluginBuilder;
import org.millwright.models.Problem;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.PluginDefinition;
import org.millwright.plugin.PluginProvider;
import org.millwright.plugin.RunningPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances at work: one for each {@code plugins} object whose provider is here. Changed by one thread; others read
 * what is running.
 */
final class Instances {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
    private static final String OWN = "plugin-host";

    private final Backend backend;
    private final Guard guard;
    private final PluginEvents events;
    private final DeclaredKinds kinds;
    private final Map<PluginProvider, PluginDefinition> providers = new LinkedHashMap<>();
    private final Map<String, Instance> running = new LinkedHashMap<>();
    private final Map<String, Wish> failed = new HashMap<>();
    private volatile List<Instance> shown = List.of();
    private volatile List<PluginDefinition> definitions = List.of();

    Instances(Backend backend, Guard guard, PluginEvents events) {
        this.backend = backend;
        this.guard = guard;
        this.events = events;
        this.kinds = new DeclaredKinds(backend);
    }

    /** What makes an instance another one when it changes. */
    record Wish(String description, String provider, Map<String, Object> params) {

        static Wish of(Plugin plugin) {
            return new Wish(plugin.description(), plugin.provider(), plugin.params());
        }
    }

    /** In the order in which they started. */
    List<Instance> running() {
        return shown;
    }

    List<PluginDefinition> definitions() {
        return definitions;
    }

    void add(PluginProvider provider) {
        PluginDefinition definition;
        try {
            definition =
                    guard.call(provider.getClass().getName(), "Failed to ask", () -> offered(provider), late -> {});
        } catch (ActionException e) {
            LOG.error(
                    "Plugin provider {} can't say what it offers and is not used: {}",
                    provider.getClass().getName(),
                    e.getMessage());
            return;
        }
        boolean twice = provider(definition.name()).isPresent();
        providers.put(provider, definition);
        showProviders();
        kinds.follow(providers.values());
        if (twice) {
            LOG.warn("There is another plugin provider {}; the first one is used", definition.name());
            return;
        }
        LOG.info("Plugin provider {} {} is here", definition.name(), definition.version());
        events.provider("create", definition);
        var named = naming(definition.name());
        if (named.isEmpty() && definition.autoStart()) {
            makePlugin(definition.name());
        }
        named.forEach(plugin -> {
            failed.remove(plugin.name());
            settle(plugin.name());
        });
    }

    private static PluginDefinition offered(PluginProvider provider) {
        var definition = provider.definition().withProvider();
        if (definition.name() == null || definition.name().isEmpty()) {
            throw new ActionException(400, "it has no name");
        }
        return definition;
    }

    void remove(PluginProvider provider) {
        var definition = providers.remove(provider);
        if (definition == null) {
            return;
        }
        showProviders();
        LOG.info("Plugin provider {} {} is gone", definition.name(), definition.version());
        List.copyOf(running.values()).stream()
                .filter(instance -> instance.provider().equals(provider))
                .forEach(this::stop);
        kinds.follow(providers.values());
        events.provider("delete", definition);
        if (provider(definition.name()).isPresent()) {
            naming(definition.name()).forEach(plugin -> settle(plugin.name()));
        }
    }

    /** A {@code plugins} object was made, changed or deleted. */
    void changed(String name) {
        settle(name);
        find(name)
                .map(Item::value)
                .filter(plugin -> provider(plugin.provider()).isEmpty())
                .ifPresent(plugin -> say(name, List.of("Missing Plugin Provider: " + plugin.provider())));
    }

    void stopAll() {
        List.copyOf(running.values()).forEach(this::stop);
    }

    /** Starts, stops or leaves alone what runs of this name, as its object wishes. */
    void settle(String name) {
        var item = find(name);
        var instance = running.get(name);
        var wish = item.map(Item::value).map(Wish::of);
        if (instance != null && !wish.equals(Optional.of(instance.wish()))) {
            stop(instance);
        }
        if (instance != null && item.isEmpty()) {
            events.plugin("remove", name);
        }
        if (!wish.equals(Optional.ofNullable(failed.get(name)))) {
            failed.remove(name);
        }
        if (item.isPresent() && !running.containsKey(name) && !failed.containsKey(name)) {
            provider(item.get().value().provider()).ifPresent(provider -> start(item.get(), provider));
        }
    }

    private void start(Item<Plugin> item, PluginProvider provider) {
        String name = item.key();
        events.plugin("start", name);
        var context = new BackendContext(backend, name, providers.get(provider));
        var errors = context.missing();
        if (errors.isEmpty()) {
            events.plugin("config", name);
            errors = start(item.value(), provider, context);
        }
        if (!errors.isEmpty()) {
            failed.put(name, Wish.of(item.value()));
            LOG.error(
                    "Plugin {} of provider {} did not start: {}",
                    name,
                    item.value().provider(),
                    errors);
        }
        say(name, errors);
        events.plugin(errors.isEmpty() ? "configed" : "stopped", name);
    }

    private List<String> start(Plugin plugin, PluginProvider provider, BackendContext context) {
        try {
            var work = guard.call(
                    plugin.name(),
                    "Failed to start plugin - didn't start",
                    () -> Objects.requireNonNull(provider.start(context), "nothing to run"),
                    late -> stop(plugin.name(), late));
            running.put(
                    plugin.name(),
                    new Instance(plugin.name(), Wish.of(plugin), provider, providers.get(provider), work));
            show();
            LOG.info("Plugin {} of provider {} is running", plugin.name(), plugin.provider());
            return List.of();
        } catch (ActionException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private void stop(Instance instance) {
        running.remove(instance.name());
        show();
        events.plugin("stop", instance.name());
        instance.stop(guard);
        events.plugin("stopped", instance.name());
        LOG.info("Plugin {} is stopped", instance.name());
    }

    private static void stop(String name, RunningPlugin late) {
        LOG.info("Plugin {} started too late and is stopped", name);
        late.stop();
    }

    private void makePlugin(String name) {
        try {
            backend.write(
                    Request.of(OWN),
                    tx -> tx.create(
                            Plugin.KIND,
                            PluginBuilder.builder().name(name).provider(name).build()));
        } catch (Problem e) {
            LOG.warn("No plugin could be made for provider {}: {}", name, e.getMessage());
            return;
        }
        settle(name);
    }

    /** Keeps the errors with the object, where they aren't there yet. */
    private void say(String name, List<String> errors) {
        if (find(name).map(item -> item.value().pluginErrors().equals(errors)).orElse(true)) {
            return;
        }
        try {
            backend.write(
                    Request.of(OWN), tx -> tx.update(Plugin.KIND, name, plugin -> plugin.withPluginErrors(errors)));
        } catch (Problem e) {
            LOG.warn("The errors {} of plugin {} can't be kept: {}", errors, name, e.getMessage());
        }
    }

    private Optional<Item<Plugin>> find(String name) {
        return backend.image().find(Plugin.KIND, name);
    }

    private List<Plugin> naming(String provider) {
        return backend.image().table(Plugin.KIND).with("Provider", provider).stream()
                .map(Item::value)
                .toList();
    }

    private Optional<PluginProvider> provider(String name) {
        return providers.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void show() {
        shown = List.copyOf(running.values());
    }

    private void showProviders() {
        definitions = providers.values().stream()
                .sorted(Comparator.comparing(PluginDefinition::name))
                .toList();
    }
}
