// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML 1.1 as content authors use it, as far as JSON can express it. */
public final class YamlText {

    private static final int LARGEST = 16 << 20;
    private static final int DEEPEST = 100;
    private static final int MOST_TABS = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws Problem 400 with line and column where the text has them */
    public static JsonNode tree(String text) {
        return json(load(text, new PlainTypes()), 0);
    }

    /** Every scalar as the text that its author wrote: a version 1.10 stays 1.10. */
    public static JsonNode texts(String text) {
        return json(load(text, new TextOnly()), 0);
    }

    private static Object load(String text, Resolver resolver) {
        var cleaned = new StringBuilder(text);
        for (int tabs = 0; ; tabs++) {
            try {
                return yaml(resolver).load(cleaned.toString());
            } catch (MarkedYAMLException e) {
                if (tabs == MOST_TABS || !separatedByTab(cleaned, e)) {
                    throw fault(e);
                }
                cleaned.setCharAt(
                        cleaned.offsetByCodePoints(0, e.getProblemMark().getIndex()), ' ');
            } catch (YAMLException e) {
                throw Problem.unreadable(e.getMessage());
            } catch (IllegalArgumentException e) {
                // The library's own readers of tagged values throw what they meet.
                throw Problem.unreadable("a value doesn't suit its tag: " + e.getMessage());
            }
        }
    }

    /** The same in YAML as a human would write it; {@link #tree} gives it back. */
    public static String text(JsonNode tree) {
        var out = new StringWriter();
        yaml(new PlainTypes()).serialize(YamlNodes.of(tree), out);
        return out.toString();
    }

    private static Yaml yaml(Resolver resolver) {
        var loading = new LoaderOptions();
        loading.setCodePointLimit(LARGEST);
        loading.setMaxAliasesForCollections(50);
        loading.setNestingDepthLimit(DEEPEST);
        var dumping = new DumperOptions();
        dumping.setSplitLines(false);
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, resolver);
    }

    /** Whether a tab stands between a key and its value: common, and what other readers let pass. */
    private static boolean separatedByTab(StringBuilder text, MarkedYAMLException e) {
        if (e.getProblemMark() == null) {
            return false;
        }
        int at = text.offsetByCodePoints(0, e.getProblemMark().getIndex());
        if (at >= text.length() || text.charAt(at) != '\t') {
            return false;
        }
        return !text.substring(text.lastIndexOf("\n", at) + 1, at).isBlank();
    }

    private static Problem fault(MarkedYAMLException e) {
        var at = e.getProblemMark();
        String where = at == null ? "" : "line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1) + ": ";
        return Problem.unreadable(where + e.getProblem());
    }

    private static JsonNode json(Object value, int depth) {
        if (depth > DEEPEST) {
            throw Problem.unreadable("nested too deeply; an alias may name what holds it");
        }
        if (value instanceof Map<?, ?> map) {
            var object = JSON.objectNode();
            map.forEach((key, entry) -> object.set(String.valueOf(key), json(entry, depth + 1)));
            return object;
        }
        if (value instanceof List<?> list) {
            var array = JSON.arrayNode();
            list.forEach(entry -> array.add(json(entry, depth + 1)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value == null) {
            return JSON.nullNode();
        } else if (value instanceof String text) {
            return JSON.textNode(text);
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof BigInteger number) {
            return JSON.numberNode(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return JSON.numberNode(number);
        } else if (value instanceof byte[] binary) {
            return JSON.textNode(new String(binary, UTF_8));
        }
        throw Problem.unreadable("JSON can't express " + value);
    }

    private YamlText() {}
}
