// SPDX-License-Identifier: Apache-2.0
package org.millwright.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** Dependencies point downward only. */
class FloorsTest {

    @Test
    void noBuiltBundleDependsUpwardOrSideways() throws IOException {
        var manifests = Built.bundles().stream().map(FloorsTest::manifest).toList();
        assertThat(manifests).as("built bundles").hasSizeGreaterThan(15);
        assertThat(Floors.violations(manifests)).isEmpty();
    }

    private static Manifest manifest(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsAnArrowUpward() {
        var violations = Floors.violations(List.of(
                bundle("models", "org.millwright.models", "org.millwright.backend"),
                bundle("backend", "org.millwright.backend;version=\"1.0\";uses:=\"a,b\"", "org.millwright.models")));
        assertThat(violations)
                .containsExactly("models (floor 0) may not use org.millwright.backend of backend (floor 2)");
    }

    @Test
    void findsAnArrowSideways() {
        var violations = Floors.violations(List.of(
                bundle("dhcp", "org.millwright.dhcp.packet", "org.millwright.tftp"),
                bundle("tftp", "org.millwright.tftp", "org.slf4j")));
        assertThat(violations).containsExactly("dhcp (floor 5) may not use org.millwright.tftp of tftp (floor 5)");
    }

    @Test
    void findsABundleWithoutAFloor() {
        assertThat(Floors.violations(List.of(bundle("attic", "org.millwright.attic", "org.slf4j"))))
                .containsExactly("attic has no floor");
    }

    @Test
    void letsAnImplementationUseItsApi() {
        assertThat(Floors.violations(List.of(
                        bundle("store", "org.millwright.store", "org.slf4j"),
                        bundle("store.xodus", "x", "org.millwright.store;version=\"[1.0,2)\""))))
                .isEmpty();
    }

    private static Manifest bundle(String name, String exports, String imports) {
        String text = "Manifest-Version: 1.0\nBundle-SymbolicName: org.millwright." + name + "\nExport-Package: "
                + exports + "\nImport-Package: " + imports + "\n";
        try {
            return new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
