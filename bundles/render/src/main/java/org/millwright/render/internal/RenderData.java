// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.millwright.backend.Prefs;
import org.millwright.models.Ip;
import org.millwright.models.Wire;
import org.millwright.template.Facade;

/** The root object of every template. */
final class RenderData {

    private static final Duration NO_END = Duration.ofDays(3 * 52 * 7);

    private static final Members<Scene> MEMBERS = new Members<Scene>("RenderData")
            .field("Machine", scene -> scene.machine().isPresent() ? MachineView.of(scene) : null)
            .field(
                    "Env",
                    scene -> scene.env().map(env -> EnvView.of(scene, env)).orElse(null))
            .field("Stage", scene -> scene.stage().orElse(null))
            .field("Task", scene -> null)
            .field("ProvisionerAddress", scene -> scene.site().address(scene.asker()))
            .field("ProvisionerURL", scene -> scene.site().staticUrl(scene.asker()))
            .field("ApiURL", scene -> scene.site().apiUrl(scene.asker()))
            .method("Param", 1, (scene, args) -> param(scene, Values.text(args, 0)))
            .method("ParamExists", 1, (scene, args) -> scene.param(Values.text(args, 0))
                    .isPresent())
            .method("ParamExpand", 1, (scene, args) -> paramExpand(scene, Values.text(args, 0)))
            .method("ParamAsJSON", 1, (scene, args) -> json(param(scene, Values.text(args, 0))))
            .method(
                    "ParamAsYAML",
                    1,
                    (scene, args) -> Yaml.text(Values.forTemplates(param(scene, Values.text(args, 0)))))
            .method("StringExpand", 1, (scene, args) -> scene.expand("StringExpand", Values.text(args, 0)))
            .method("BootParams", 0, (scene, args) -> bootParams(scene, scene.arch()))
            .method("BootParamsFor", 1, (scene, args) -> bootParams(scene, Values.text(args, 0)))
            .method("CallTemplate", 2, RenderData::callTemplate)
            .method("ParseUrl", 2, (scene, args) -> urlPart(Values.text(args, 0), Values.text(args, 1)))
            .method("NetmaskToCIDR", 1, (scene, args) -> prefix(Values.text(args, 0)))
            .field("GenerateToken", RenderData::token)
            .field("GenerateInfiniteToken", RenderData::endlessToken)
            .field("Repos", RenderData::noRepos)
            .field("MachineRepos", RenderData::noRepos)
            .field("InstallRepos", RenderData::noRepos);

    static Facade of(Scene scene) {
        return MEMBERS.of(scene);
    }

    private static Object param(Scene scene, String name) {
        return scene.param(name).orElseThrow(() -> new IllegalArgumentException("No such machine parameter " + name));
    }

    private static Object paramExpand(Scene scene, String name) {
        Object value = param(scene, name);
        return value instanceof String text ? scene.expand(name, text) : value;
    }

    private static String json(Object value) {
        return new String(Wire.bytes(value), StandardCharsets.UTF_8) + "\n";
    }

    private static String bootParams(Scene scene, String arch) {
        return scene.env()
                .map(env -> EnvView.bootParams(scene, env, arch))
                .orElseThrow(() -> new IllegalArgumentException("Missing bootenv"));
    }

    private static String callTemplate(Scene scene, List<Object> arguments) {
        var library = scene.library();
        return library.named(Values.text(arguments, 0)).render(arguments.get(1), library.rendering());
    }

    private static String urlPart(String part, String url) {
        var uri = URI.create(url);
        return switch (part) {
            case "scheme" -> uri.getScheme();
            case "host" -> uri.getRawAuthority();
            case "path" -> uri.getPath();
            default -> throw new IllegalArgumentException("No idea how to get URL part " + part + " from " + url);
        };
    }

    private static int prefix(String netmask) {
        int bits = Ip.parse(netmask).bits();
        int prefix = Integer.bitCount(bits);
        if (prefix != 0 && bits != -1 << 32 - prefix) {
            throw new IllegalArgumentException("not a netmask: " + netmask);
        }
        return prefix;
    }

    private static String token(Scene scene) {
        var tokens = scene.site().tokens();
        var image = scene.image();
        return scene.machine()
                .map(machine -> tokens.forMachine(image, machine.value(), life(scene, Prefs.KNOWN_TOKEN_TIMEOUT)))
                .orElseGet(() -> tokens.forUnknown(image, life(scene, Prefs.UNKNOWN_TOKEN_TIMEOUT)));
    }

    private static String endlessToken(Scene scene) {
        return scene.machine()
                .map(machine -> scene.site().tokens().forMachine(scene.image(), machine.value(), NO_END))
                .orElseThrow(() -> new IllegalArgumentException("only a known machine gets a token without end"));
    }

    private static Duration life(Scene scene, String pref) {
        String seconds = scene.image().pref(pref);
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(Long.parseLong(Prefs.defaultOf(pref)));
        }
    }

    private static Object noRepos(Scene scene) {
        throw new UnsupportedOperationException("package repositories are not supported yet");
    }

    private RenderData() {}
}
