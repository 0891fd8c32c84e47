// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.millwright.backend.BootFiles;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.TemplateFiles;

/** What bundles above lend to the backend, while they are there. */
public record Lent(
        AtomicReference<ContentFiles> contentFiles,
        AtomicReference<BootFiles> bootFiles,
        AtomicReference<TemplateFiles> templateFiles) {

    Lent() {
        this(new AtomicReference<>(), new AtomicReference<>(), new AtomicReference<>());
    }

    Optional<ContentFiles> content() {
        return Optional.ofNullable(contentFiles.get());
    }

    Optional<BootFiles> boot() {
        return Optional.ofNullable(bootFiles.get());
    }

    Optional<TemplateFiles> templates() {
        return Optional.ofNullable(templateFiles.get());
    }
}
