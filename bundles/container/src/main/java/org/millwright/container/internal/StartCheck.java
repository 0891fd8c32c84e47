// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Ends the process when the start left a bundle of the distribution behind: half a server is worse than none. */
final class StartCheck implements FrameworkListener {
    private final BundleContext context;
    private final PrintStream console;
    private final Runnable exit;

    StartCheck(BundleContext context, PrintStream console, Runnable exit) {
        this.context = context;
        this.console = console;
        this.exit = exit;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED && complete()) {
            List<String> failures = failures();
            failures.addAll(new NeededComponents(context).failures());
            if (!failures.isEmpty()) {
                console.println("millwright: the server did not start:");
                failures.forEach(failure -> console.println("  " + failure));
                exit.run();
            }
        }
    }

    // Karaf starts the framework at level 1 and raises it afterwards.
    private boolean complete() {
        FrameworkStartLevel levels = context.getBundle(0).adapt(FrameworkStartLevel.class);
        return levels.getStartLevel()
                >= Integer.parseInt(context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL));
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (ofDistribution(bundle) && !running(bundle)) {
                failure(bundle).ifPresent(reason -> failures.add(bundle.getSymbolicName() + ": " + reason));
            }
        }
        return failures;
    }

    // What an operator drops into deploy/ has a file: location and does not take the server down.
    private static boolean ofDistribution(Bundle bundle) {
        String location = bundle.getLocation();
        return location.startsWith("reference:") || location.startsWith("mvn:");
    }

    private static boolean running(Bundle bundle) {
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        return fragment || bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
    }

    /** Felix at times fails to resolve a bundle while others are started on other threads; it can be started then. */
    private static Optional<String> failure(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return Optional.empty();
        } catch (BundleException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of(String.valueOf(cause.getMessage()));
        }
    }
}
