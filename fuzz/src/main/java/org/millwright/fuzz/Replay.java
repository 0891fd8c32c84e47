// SPDX-License-Identifier: Apache-2.0
package org.millwright.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sends inputs that are kept in files, without a look for more: {@code Replay TARGET-CLASS FOLDER...}. */
final class Replay {

    private Replay() {}

    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        var target = Class.forName("org.millwright.fuzz." + arguments[0]).getMethod("fuzzerTestOneInput", byte[].class);
        int failed = 0;
        int sent = 0;
        for (int i = 1; i < arguments.length; i++) {
            for (Path file : files(Path.of(arguments[i]))) {
                sent++;
                try {
                    target.invoke(null, (Object) Files.readAllBytes(file));
                } catch (InvocationTargetException e) {
                    failed++;
                    System.out.println("== " + file);
                    e.getCause().printStackTrace(System.out);
                }
            }
        }
        System.out.println(sent + " inputs, " + failed + " findings");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<Path> files(Path place) throws IOException {
        try (var found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
