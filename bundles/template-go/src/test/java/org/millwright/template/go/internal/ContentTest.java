// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.template.Facade;

/** A template as content has them: an installer's answers, written with most of what the language offers. */
class ContentTest {
    private static final String KICKSTART =
            """
            # {{.Machine.Name}} ({{.Machine.Path}})
            {{- /* The mode of the installer. */}}
            {{if .ParamExists "text-mode" -}}
            text
            {{else -}}
            graphical
            {{end -}}
            {{template "network.tmpl" .}}
            {{- $disk := "sda"}}
            {{- if .ParamExists "operating-system-disk"}}
            {{- $disk = .Param "operating-system-disk"}}
            {{- end}}
            bootloader --location=mbr --driveorder={{$disk}} --append="{{.Param "kernel-options" | trim}}"
            {{- if and (eq .Machine.Arch "amd64") (not (.ParamExists "legacy"))}}
            part /boot/efi --fstype=efi --size=200
            {{- else if eq .Machine.Arch "arm64"}}
            part /boot --size=500
            {{- end}}
            {{- range $index, $part := .Param "partitions"}}
            {{- $size := int (get $part "size")}}
            part {{$part.mount}} --fstype={{default "xfs" $part.fs}} --size={{mul $size 1024}} --id={{add1 $index}}
            {{- if hasKey $part "label"}} --label={{quote $part.label}}{{end}}
            {{- else}}
            autopart
            {{- end}}
            {{- $users := dict}}
            {{- range $name := .Param "users"}}
            {{- $_ := set $users $name (dict "uid" (add 1000 (len $users)) "shell" "/bin/bash")}}
            {{- end}}
            {{- range $name, $user := $users}}
            user --name={{$name}} --uid={{$user.uid}} --shell={{$user.shell}}
            {{- end}}

            %packages
            {{range .Param "packages" | uniq | sortAlpha -}}
            {{.}}
            {{end -}}
            %end
            {{- $parts := split "/" "10.0.0.1/24"}}
            # {{$parts._0}} with {{$parts._1}}
            %post
            {{- with .Param "proxy"}}
            export http_proxy={{.}}
            {{- end}}
            {{- range $i, $server := .Param "ntp-servers"}}{{if $i}},{{end}}{{if not $i}}
            ntp={{end}}{{$server}}{{end}}
            cat <<EOF >/etc/facts.json
            {{toPrettyJson (pick (.Param "facts") "rack" "units")}}
            EOF
            {{- if ge (float64 (.Param "release")) 8.0}}
            dnf -y update
            {{- end}}
            {{.CallTemplate "finish" .}}
            {{- define "network.tmpl"}}
            network --bootproto={{if .ParamExists "static"}}static --ip={{.Machine.Address}}{{else}}dhcp{{end}}
            {{- end}}
            {{- /* vim: set ft=kickstart: */ -}}
            """;

    private static final String EXPECTED =
            """
            # node1 (machines/4711)
            graphical

            network --bootproto=static --ip=10.0.0.7
            bootloader --location=mbr --driveorder=nvme0n1 --append="quiet console=ttyS0"
            part /boot/efi --fstype=efi --size=200
            part / --fstype=xfs --size=20480 --id=1 --label="root"
            part /srv --fstype=ext4 --size=512000 --id=2
            user --name=alice --uid=1001 --shell=/bin/bash
            user --name=rob --uid=1000 --shell=/bin/bash

            %packages
            curl
            jq
            %end
            # 10.0.0.1 with 24
            %post
            ntp=10.0.0.2,10.0.0.3
            cat <<EOF >/etc/facts.json
            {
              "rack": "r1",
              "units": 2
            }
            EOF
            dnf -y update
            finished node1""";

    @Test
    void rendersTheAnswersOfAnInstaller() {
        assertThat(Given.render(KICKSTART, new RenderData())).isEqualTo(EXPECTED);
    }

    @Test
    void rendersTheSameEachTime() {
        var program = Given.ENGINE.parse("compute.ks", KICKSTART);
        var texts = java.util.stream.IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> program.render(new RenderData(), org.millwright.template.Rendering.ALONE))
                .distinct();
        assertThat(texts).containsExactly(EXPECTED);
    }

    private static final class RenderData implements Facade {
        private final Map<String, Object> params = new HashMap<>();

        RenderData() {
            params.put("operating-system-disk", "nvme0n1");
            params.put("kernel-options", " quiet console=ttyS0\n");
            params.put(
                    "partitions",
                    new ArrayList<>(List.of(
                            Map.of("mount", "/", "size", 20.0, "label", "root", "fs", ""),
                            Map.of("mount", "/srv", "size", 500.0, "fs", "ext4"))));
            params.put("users", List.of("rob", "alice"));
            params.put("packages", List.of("jq", "curl", "jq"));
            params.put("ntp-servers", List.of("10.0.0.2", "10.0.0.3"));
            params.put("proxy", "");
            params.put("facts", Map.of("rack", "r1", "units", 2.0, "secret", "s"));
            params.put("release", "8.4");
            params.put("static", true);
        }

        @Override
        public Object member(String name, List<Object> arguments) {
            return switch (name) {
                case "Machine" -> Map.of(
                        "Name", "node1", "Path", "machines/4711", "Arch", "amd64", "Address", "10.0.0.7");
                case "Param" -> params.get((String) arguments.get(0));
                case "ParamExists" -> params.containsKey((String) arguments.get(0));
                case "CallTemplate" -> Given.render("finished {{.Machine.Name}}", arguments.get(1));
                default -> throw new NoSuchMemberException(this, name);
            };
        }

        @Override
        public String typeName() {
            return "RenderData";
        }
    }
}
