// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import org.millwright.models.Problem;
import org.millwright.models.Wire;
import org.millwright.models.YamlText;

/** Content packages: JSON, where the text begins with a brace, or YAML as in the files of operators. */
public final class Packages {

    private static final Site SITE = new Site();

    /** Makes the class ready, so that the first input takes no longer than others. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        byte[] json = text.startsWith("{") ? input : yaml(text);
        var made = SITE.ask(Ask.json("POST", "/api/v3/contents", json));
        if (made.status() == 201) {
            String name = Wire.tree(made.body()).path("meta").path("Name").asText();
            SITE.ask(Ask.json("PUT", "/api/v3/contents/" + Ask.encoded(name), json));
            SITE.settle(text);
        }
    }

    /** What YAML says, as JSON; nothing where it isn't any. */
    private static byte[] yaml(String text) {
        try {
            var tree = YamlText.tree(text);
            sameAgain(tree);
            return Wire.bytes(tree);
        } catch (Problem e) {
            return new byte[0];
        }
    }

    private static void sameAgain(JsonNode tree) {
        String again = YamlText.text(tree);
        try {
            if (!YamlText.tree(again).toString().equals(tree.toString())) {
                throw new Finding("Written as " + again + "\nthis is another: " + tree);
            }
        } catch (Problem e) {
            throw new Finding("Written as " + again + "\nthis can't be read: " + tree, e);
        }
    }

    private Packages() {}
}
