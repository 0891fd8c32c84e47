// SPDX-License-Identifier: Apache-2.0
package org.millwright.dhcp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.dhcp.packet.Option;
import org.millwright.dhcp.packet.Packet;
import org.millwright.models.DhcpOption;
import org.millwright.template.Program;
import org.millwright.template.Rendering;
import org.millwright.template.TemplateEngine;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the options of a lease into bytes. A value is a template over the texts of the client's options, by code:
 * <code>{{index . 12}}</code>.
 */
@Component(service = OptionValues.class)
public final class OptionValues {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.dhcp");
    private static final int CODES = 256;
    private static final int REMEMBERED = 1000;

    private final Map<String, TemplateEngine> engines = new ConcurrentHashMap<>();
    private final Map<String, Program> programs = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(TemplateEngine engine) {
        engines.put(engine.name(), engine);
    }

    void unbind(TemplateEngine engine) {
        engines.remove(engine.name(), engine);
        programs.clear();
    }

    /** The values by code; one that can't be rendered or converted, or is empty, is left out. */
    Map<Integer, byte[]> render(List<DhcpOption> options, Packet packet) {
        Map<Integer, byte[]> values = new TreeMap<>();
        for (DhcpOption option : options) {
            try {
                String text = render(option.value(), packet);
                if (!text.isEmpty()) {
                    values.put(option.code(), Option.bytes(option.code(), text));
                }
            } catch (RuntimeException e) {
                LOG.warn("Failed to render option {}: {}, {}", option.code(), option.value(), e.getMessage());
            }
        }
        return values;
    }

    private String render(String value, Packet packet) {
        return value.contains("{{") ? program(value).render(texts(packet), Rendering.ALONE) : value;
    }

    private Program program(String text) {
        if (programs.size() >= REMEMBERED) {
            programs.clear();
        }
        return programs.computeIfAbsent(text, t -> {
            var engine = engines.get("go");
            if (engine == null) {
                throw new IllegalStateException("the template engine is not there yet");
            }
            return engine.parse("option", t);
        });
    }

    private static List<String> texts(Packet packet) {
        List<String> texts = new ArrayList<>(CODES);
        for (int code = 0; code < CODES; code++) {
            int known = code;
            texts.add(packet.option(code)
                    .flatMap(bytes -> Option.text(known, bytes))
                    .orElse(""));
        }
        return texts;
    }
}
