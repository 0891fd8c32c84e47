// SPDX-License-Identifier: Apache-2.0
package org.millwright.render.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.millwright.backend.Backend;
import org.millwright.backend.Image;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.backend.Params;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.backend.access.Login;
import org.millwright.backend.access.Tokens;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.backend.net.Endpoint;
import org.millwright.models.BootEnv;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Stage;
import org.millwright.models.Template;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.millwright.render.RenderedPath;
import org.millwright.render.Subject;
import org.millwright.template.TemplateException;

class TemplateRendererTest {

    private static final String UUID = "8d7f3a1e-0000-4000-8000-000000000001";
    private static final Asker ASKER = new Asker(Ip.parse("10.0.0.9"), Ip.parse("10.0.0.1"));

    private final Map<String, Object> params = new java.util.TreeMap<>();
    private final Ports ports = new Ports();
    private final TemplateRenderer renderer = new TemplateRenderer(
            new FakeBackend(params),
            new FakeTokens(),
            Addresses.ASKED,
            new Engines(List.of(DottedEngine.GO, new DottedEngine("angles", "<", ">"))),
            ports);
    private final FakeImage image = new FakeImage();

    TemplateRendererTest() {
        put(
                Machine.KIND,
                """
                {"Name": "n1.example.org", "Uuid": "%s", "Address": "10.0.0.9", "BootEnv": "linux-install",
                 "Stage": "prep", "HardwareAddrs": ["52:54:00:00:00:01", "52:54:00:00:00:02"], "Profiles": ["web"]}
                """
                        .formatted(UUID));
    }

    @Test
    void placesAnEntryForAMachine() {
        env("{{.Machine.Path}}/seed", "");
        assertThat(paths()).containsExactly("/machines/" + UUID + "/seed", "/other", "/token");
    }

    @Test
    void placesAnEntryOnceForEachMac() {
        env("pxelinux.cfg/{{.Machine.MacAddr \"pxelinux\"}}", "");
        assertThat(renderer.paths(image, subject()))
                .extracting(RenderedPath::path, RenderedPath::mac)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("/pxelinux.cfg/01-52-54-00-00-00-01", "52:54:00:00:00:01"),
                        org.assertj.core.groups.Tuple.tuple("/pxelinux.cfg/01-52-54-00-00-00-02", "52:54:00:00:00:02"));
    }

    @Test
    void cannotPlaceAnEntryThatNeedsAMachineWithoutOne() {
        env("{{.Machine.Path}}/seed", "");
        var unknown = new Subject("bootenvs", "linux-install", "");
        assertThatThrownBy(() -> renderer.paths(image, unknown)).isInstanceOf(TemplateException.class);
    }

    @Test
    void refusesAMissingKeyInAPathOnly() {
        env("{{.Machine.Meta.rack}}", "[{{.Machine.Meta.rack}}]");
        assertThatThrownBy(() -> renderer.paths(image, subject())).hasMessageContaining("no entry for key rack");
        assertThat(rendered()).isEqualTo("[<no value>]");
    }

    @Test
    void saysWhichEntriesHaveNoPlace() {
        env("{{.Machine.Meta.rack}}", "");
        assertThat(renderer.faults(image, "bootenvs", "linux-install", UUID))
                .singleElement()
                .asString()
                .startsWith("Error rendering template main path {{.Machine.Meta.rack}}: ")
                .contains("no entry for key rack");
        env("{{.Machine.Path}}/seed", "{{.Machine.Nothing}}");
        assertThat(renderer.faults(image, "bootenvs", "linux-install", UUID)).isEmpty();
        assertThat(renderer.faults(image, "bootenvs", "linux-install", "")).hasSize(1);
    }

    @Test
    void saysNothingOfEntriesForAnotherEngine() {
        put(
                BootEnv.KIND,
                """
                {"Name": "linux-install", "Meta": {"engine": "odd"},
                 "Templates": [{"Name": "main", "Path": "x", "Contents": "text"}]}
                """);
        assertThat(renderer.faults(image, "bootenvs", "linux-install", UUID)).isEmpty();
    }

    @Test
    void keepsPathsBelowTheRoot() {
        env("../..//a/./b/../{{.Machine.HexAddress}}", "");
        assertThat(paths()).contains("/a/0A000009");
    }

    @Test
    void tellsOfTheMachineAndThisServer() {
        ports.bind(new Endpoint("static", 18091, true, ""));
        env(
                "x",
                "{{.Machine.ShortName}} {{.Machine.Url}} {{.ApiURL}} {{.ProvisionerAddress}} {{.Machine.UUID}} "
                        + "{{.Machine.HasProfile \"web\"}} {{.Stage.Name}} {{.Env.OS.FamilyType}} {{.Env.OS.FamilyVersion}}");
        assertThat(rendered())
                .isEqualTo("n1 http://10.0.0.1:18091/machines/" + UUID + " https://10.0.0.1:8092 10.0.0.1 " + UUID
                        + " true prep rhel 9");
    }

    @Test
    void findsTheInstallTreeOfAnArchitecture() {
        env(
                "x",
                "{{.Env.PathFor \"tftp\" \"vmlinuz\"}} {{.Env.PathForArch \"http\" \"k\" \"aarch64\"}} "
                        + "{{.Env.JoinInitrds \"tftp\"}} {{.Env.Kernel}} {{.Env.KernelFor \"arm64\"}}");
        assertThat(rendered())
                .isEqualTo("centos-9/install/vmlinuz http://10.0.0.1:8091/centos-9/arm64/install/k "
                        + "centos-9/install/i1 centos-9/install/i2 vmlinuz arm-kernel");
    }

    @Test
    void namesTheFirstInitrdToIpxe() {
        env("x.ipxe", "{{.BootParams}}");
        assertThat(rendered()).isEqualTo("initrd=i1 console=ttyS0 n1.example.org");
    }

    @Test
    void refusesParamsThatNobodySet() {
        env("x", "{{.Param \"nope\"}}");
        assertThatThrownBy(this::rendered)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("No such machine parameter nope");
    }

    @Test
    void expandsAndPrintsParams() {
        params.put("greeting", "hello {{.Machine.Name}}");
        params.put("disks", Map.of("name", "sda", "sizes", List.of(1.0, 2.5)));
        env("x", "{{.ParamExpand \"greeting\"}}\n{{.ParamAsJSON \"disks\"}}{{.ParamAsYAML \"disks\"}}");
        assertThat(rendered())
                .isEqualTo(
                        """
                hello n1.example.org
                {"name":"sda","sizes":[1,2.5]}
                name: sda
                sizes:
                - 1
                - 2.5
                """);
    }

    @Test
    void callsInlineAndSharedTemplates() {
        put(Template.KIND, "{\"ID\": \"shared.tmpl\", \"Contents\": \"shared for {{.Machine.Name}}\"}");
        env("x", "{{template \"other\" .}}, {{.CallTemplate \"shared.tmpl\" .}}");
        assertThat(rendered()).isEqualTo("inline, shared for n1.example.org");
    }

    @Test
    void asksTheEngineThatTheLayerNames() {
        image.with(new Layers(List.of(new Layer("pack", Layer.Type.DYNAMIC, Map.of("engine", "angles"), Map.of()))));
        image.with(
                Stage.KIND,
                Wire.read(
                        Stage.KIND,
                        """
                {"Name": "prep", "Templates": [{"Name": "s", "Path": "s", "Contents": "<.Machine.Name>"}]}
                """
                                .getBytes(StandardCharsets.UTF_8)),
                "pack");
        var path = new RenderedPath("/s", new Subject("stages", "prep", UUID), "s", "");
        assertThat(renderer.text(image, path, ASKER)).isEqualTo("n1.example.org");
    }

    @Test
    void saysThatAnEngineIsMissing() {
        put(
                BootEnv.KIND,
                """
                {"Name": "linux-install", "Meta": {"engine": "odd"},
                 "Templates": [{"Name": "main", "Path": "x", "Contents": "text"}]}
                """);
        assertThatThrownBy(this::rendered).hasMessageContaining("no template engine odd");
    }

    @Test
    void givesTokensByWhatIsKnown() {
        env("x", "{{.GenerateToken}} {{.GenerateInfiniteToken}}");
        assertThat(rendered()).isEqualTo("machine:PT1H machine:PT26208H");
        var unknown = new RenderedPath("/x", new Subject("bootenvs", "linux-install", ""), "token", "");
        assertThat(renderer.text(image, unknown, ASKER)).isEqualTo("unknown:PT10M");
    }

    @Test
    void saysThatAMachineIsGone() {
        env("x", "");
        var gone = new RenderedPath("/x", new Subject("bootenvs", "linux-install", "other"), "main", "");
        assertThatThrownBy(() -> renderer.text(image, gone, ASKER)).hasMessage("machines:other has vanished");
    }

    private void env(String path, String contents) {
        var env = Map.of(
                "Name",
                "linux-install",
                "Kernel",
                "vmlinuz",
                "Initrds",
                List.of("i1", "i2"),
                "BootParams",
                "console=ttyS0 {{.Machine.Name}}",
                "OS",
                Map.of("Name", "centos-9", "SupportedArchitectures", Map.of("aarch64", Map.of("Kernel", "arm-kernel"))),
                "Templates",
                List.of(
                        Map.of("Name", "main", "Path", path, "Contents", contents),
                        Map.of("Name", "other", "Path", "other", "Contents", "inline"),
                        Map.of("Name", "token", "Path", "token", "Contents", "{{.GenerateToken}}")));
        put(BootEnv.KIND, new String(Wire.bytes(env), StandardCharsets.UTF_8));
        put(Stage.KIND, "{\"Name\": \"prep\"}");
    }

    private <T extends Model> void put(Kind<T> kind, String json) {
        image.with(kind, Wire.read(kind, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Subject subject() {
        return new Subject("bootenvs", "linux-install", UUID);
    }

    private List<String> paths() {
        return renderer.paths(image, subject()).stream().map(RenderedPath::path).toList();
    }

    private String rendered() {
        var entry = image.find(BootEnv.KIND, "linux-install")
                .orElseThrow()
                .value()
                .templates()
                .get(0);
        return renderer.text(image, new RenderedPath("/" + entry.path(), subject(), "main", ""), ASKER);
    }

    private static final class FakeTokens implements Tokens {
        @Override
        public String forUser(Image image, User user, User grantor, List<String> roles, Duration life) {
            return "user:" + life;
        }

        @Override
        public String forMachine(Image image, Machine machine, Duration life) {
            return "machine:" + life;
        }

        @Override
        public String forUnknown(Image image, Duration life) {
            return "unknown:" + life;
        }

        @Override
        public Login open(Image image, String token, Ip from) {
            throw new UnsupportedOperationException();
        }
    }

    private record FakeBackend(Map<String, Object> values) implements Backend, Params {
        @Override
        public Image image() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> R write(Request request, Function<Transaction, R> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void layers(Request request, UnaryOperator<Layers> change, Set<String> replacing) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Params params(Image of) {
            return this;
        }

        @Override
        public Optional<Object> find(Item<?> object, String name) {
            return find(name);
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public Map<String, Object> all(Item<?> object) {
            return values;
        }

        @Override
        public Map<String, Object> of(Item<?> object) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Params decoded() {
            return this;
        }

        @Override
        public Optional<String> fault(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object read(String name, String text) {
            throw new UnsupportedOperationException();
        }
    }
}
