// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** The components of the bundle without which no other serves: it holds the objects, and fails where its store can't be used. */
final class NeededComponents {

    private static final String NEEDED = "org.millwright.backend";

    private final BundleContext context;

    NeededComponents(BundleContext context) {
        this.context = context;
    }

    /** A sentence for each that could not be activated. */
    List<String> failures() {
        var found = context.getServiceReference(ServiceComponentRuntime.class);
        if (found == null) {
            return List.of();
        }
        var runtime = context.getService(found);
        try {
            return Arrays.stream(context.getBundles())
                    .filter(bundle -> NEEDED.equals(bundle.getSymbolicName()))
                    .flatMap(bundle -> configurations(runtime, bundle))
                    .filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                    .map(one -> reason(one.failure))
                    // Those that need what failed say no more than that.
                    .filter(reason -> !reason.startsWith("Unable to get service"))
                    .map(reason -> NEEDED + ": " + reason)
                    .distinct()
                    .toList();
        } finally {
            context.ungetService(found);
        }
    }

    private static Stream<ComponentConfigurationDTO> configurations(ServiceComponentRuntime runtime, Bundle bundle) {
        return runtime.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream());
    }

    /** Of a stack trace: its innermost cause's sentence. */
    private static String reason(String trace) {
        var lines = Optional.ofNullable(trace).orElse("").lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .or(() -> lines.stream().findFirst())
                .map(line -> line.replaceFirst("^(Caused by: )?[\\w.$]+: ", ""))
                .orElse("it can't be activated");
    }
}
