// SPDX-License-Identifier: Apache-2.0
package org.millwright.plugin.host.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.millwright.backend.Backend;
import org.millwright.backend.Request;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Problem;
import org.millwright.models.Profile;
import org.millwright.models.Wire;
import org.millwright.plugin.Action;
import org.millwright.plugin.ActionException;
import org.millwright.plugin.AvailableAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and runs the actions of the instances at work. */
final class ActionRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ActionRuns.class);
    private static final String SYSTEM = "system";
    private static final int HANGS = 504;

    private final Backend backend;
    private final Supplier<List<Instance>> running;
    private final Guard guard;
    private final PluginEvents events;

    /** @param guard how long an action may take */
    ActionRuns(Backend backend, Supplier<List<Instance>> running, Guard guard, PluginEvents events) {
        this.backend = backend;
        this.running = running;
        this.guard = guard;
        this.events = events;
    }

    List<AvailableAction> on(String kind, String key) {
        var params = new ActionParams(backend, item(kind, key));
        return running.get().stream()
                .flatMap(instance -> instance.actions(model(kind)).stream())
                .filter(action -> params.faults(action, Map.of()).isEmpty())
                .sorted(Comparator.comparing(AvailableAction::command))
                .toList();
    }

    Object run(Request request, String kind, String key, String command, Map<String, Object> given) {
        var item = item(kind, key);
        if (item.isEmpty() && !kind.equals(SYSTEM)) {
            throw Problem.notFound(kind, key, "INVOKE");
        }
        var params = new ActionParams(backend, item);
        var faults = new ArrayList<String>();
        for (Instance instance : running.get()) {
            for (AvailableAction offered : instance.actions(model(kind))) {
                if (!offered.command().equals(command)) {
                    continue;
                }
                var wrong = params.faults(offered, given);
                if (wrong.isEmpty()) {
                    var all = params.complete(offered, given);
                    return run(request, instance, new Action(model(item), instance.name(), command, kind, key, all));
                }
                faults.addAll(faults.isEmpty() ? wrong : List.of());
            }
        }
        throw refused(
                kind,
                key,
                400,
                faults.isEmpty() ? List.of("Action " + command + " on " + kind + ": Not Found") : faults);
    }

    private Object run(Request request, Instance instance, Action action) {
        try (var mark = request.mark()) {
            LOG.debug(
                    "{} runs {} of plugin {} on {}/{}",
                    request.principal(),
                    action.command(),
                    instance.name(),
                    action.commandSet(),
                    action.key());
            events.action(request.principal(), action);
            return instance.run(guard, request, action);
        } catch (ActionException e) {
            if (e.code() == HANGS) {
                LOG.warn("{}", e.getMessage());
            }
            throw refused(action.commandSet(), action.key(), e.code(), List.of(String.valueOf(e.getMessage())));
        } catch (Problem e) {
            throw refused(action.commandSet(), action.key(), e.code(), e.messages());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Action {} of plugin {} failed", action.command(), instance.name(), e);
            throw refused(action.commandSet(), action.key(), 409, List.of(e.toString()));
        }
    }

    private static Problem refused(String kind, String key, int code, List<String> messages) {
        return new Problem(kind, key, "INVOKE", messages, code);
    }

    private static String model(String kind) {
        return kind.equals(SYSTEM) ? "" : kind;
    }

    private static JsonNode model(Optional<Item<?>> item) {
        return item.map(Wire::tree).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** The system's object is the global profile. */
    private Optional<Item<?>> item(String kind, String key) {
        if (kind.equals(SYSTEM)) {
            return backend.image().find(Profile.KIND, Profile.GLOBAL).map(item -> (Item<?>) item);
        }
        return backend.image().kinds().find(kind).flatMap(k -> find(k, key));
    }

    private Optional<Item<?>> find(Kind<?> kind, String key) {
        return backend.image().find(kind, key).map(item -> (Item<?>) item);
    }
}
