// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.millwright.backend.Image;
import org.millwright.models.BootEnv;
import org.millwright.models.Item;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Param;
import org.millwright.models.Profile;
import org.millwright.models.Stage;

/**
 * Parameters that came, went or changed in profiles and as defaults, and whose judgement that concerns: machines where
 * one of them is required, and boot environments for unknown machines that require one.
 */
final class ParamCauses {

    /** By profile; defaults are as everywhere as the global one. */
    private final Map<String, Set<String>> names = new HashMap<>();

    void changed(Image image, Optional<? extends Item<?>> before, Optional<? extends Item<?>> after) {
        Model one =
                after.isPresent() ? after.get().value() : before.orElseThrow().value();
        if (one instanceof Param param) {
            if (!Objects.equals(byDefault(before), byDefault(after))) {
                add(Profile.GLOBAL, Set.of(param.name()));
            }
        } else if (one instanceof Profile profile) {
            add(profile.name(), differing(params(image, before), params(image, after)));
        }
    }

    private void add(String profile, Set<String> changed) {
        if (!changed.isEmpty()) {
            names.computeIfAbsent(profile, name -> new HashSet<>()).addAll(changed);
        }
    }

    private static Optional<Object> byDefault(Optional<? extends Item<?>> item) {
        return item.flatMap(one -> ((Param) one.value()).defaultValue());
    }

    private static Map<String, Object> params(Image image, Optional<? extends Item<?>> item) {
        if (item.isEmpty()) {
            return Map.of();
        }
        var profile = (Profile) item.get().value();
        if (profile.profiles().isEmpty()) {
            return profile.params();
        }
        var all = new HashMap<String, Object>();
        collect(image, profile, all, new HashSet<>());
        return all;
    }

    /** Its own values before those of the profiles that it names. */
    private static void collect(Image image, Profile profile, Map<String, Object> all, Set<String> seen) {
        profile.params().forEach(all::putIfAbsent);
        for (String name : profile.profiles()) {
            if (seen.add(name)) {
                image.find(Profile.KIND, name).ifPresent(item -> collect(image, item.value(), all, seen));
            }
        }
    }

    private static Set<String> differing(Map<String, Object> before, Map<String, Object> after) {
        var all = new HashSet<String>();
        if (!before.equals(after)) {
            all.addAll(before.keySet());
            all.addAll(after.keySet());
            all.removeIf(name -> before.containsKey(name)
                    && after.containsKey(name)
                    && Objects.equals(before.get(name), after.get(name)));
        }
        return all;
    }

    /** By kind, the keys of those concerned by what was told since this was last asked. */
    Map<String, Set<String>> taken(ImageState image) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var concerned = Map.of(BootEnv.KIND.name(), bootEnvs(image), Machine.KIND.name(), machines(image));
        names.clear();
        return concerned;
    }

    /** Those for unknown machines, who see what is everywhere. */
    private Set<String> bootEnvs(ImageState image) {
        var found = new HashSet<String>();
        names.forEach((profile, changed) -> {
            if (reach(image, profile).contains(Profile.GLOBAL)) {
                image.table(BootEnv.KIND).all().stream()
                        .map(Item::value)
                        .filter(env -> env.onlyUnknown() && Requiring.of(env).asks(changed))
                        .forEach(env -> found.add(env.name()));
            }
        });
        return found;
    }

    private Set<String> machines(ImageState image) {
        var found = new HashSet<String>();
        names.forEach((profile, changed) -> {
            var envs = image.table(BootEnv.KIND).all().stream()
                    .map(Item::value)
                    .filter(env -> !env.onlyUnknown() && Requiring.of(env).asks(changed))
                    .map(BootEnv::name)
                    .toList();
            var stages = image.table(Stage.KIND).all().stream()
                    .map(Item::value)
                    .filter(stage -> Requiring.of(stage).asks(changed))
                    .map(Stage::name)
                    .toList();
            if (!envs.isEmpty() || !stages.isEmpty()) {
                var asking = naming(image, BootEnv.KIND.name(), envs);
                asking.addAll(naming(image, Stage.KIND.name(), stages));
                var reach = reach(image, profile);
                if (!reach.contains(Profile.GLOBAL)) {
                    asking.retainAll(seeing(image, reach));
                }
                found.addAll(asking);
            }
        });
        return found;
    }

    /** The machines that have a value of one of these profiles, by themselves or by their stage. */
    private static Set<String> seeing(ImageState image, Set<String> profiles) {
        var all = naming(image, Profile.KIND.name(), profiles);
        var stages = new HashSet<String>();
        profiles.forEach(
                profile -> stages.addAll(image.persistent(Stage.KIND).keysNaming(Profile.KIND.name(), profile)));
        all.addAll(naming(image, Stage.KIND.name(), stages));
        return all;
    }

    private static Set<String> naming(ImageState image, String kind, Collection<String> keys) {
        var all = new HashSet<String>();
        keys.forEach(key -> all.addAll(image.persistent(Machine.KIND).keysNaming(kind, key)));
        return all;
    }

    /** A profile and all that have its values because they name it. */
    private static Set<String> reach(ImageState image, String profile) {
        var reached = new HashSet<String>(List.of(profile));
        boolean more = !profile.equals(Profile.GLOBAL);
        while (more) {
            more = false;
            for (var item : image.table(Profile.KIND).all()) {
                more |= item.value().profiles().stream().anyMatch(reached::contains) && reached.add(item.key());
            }
        }
        return reached;
    }
}
