// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import java.io.File;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which files of {@code deploy/} nobody takes. File Install doesn't: it asks all over again at each look whether
 * somebody takes the file by now. Takes none itself.
 */
final class Unclaimed implements ArtifactInstaller {
    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.container");

    // Whoever takes a file may come a little later than the file.
    private static final int OFTEN = 20;

    private final Map<File, Asked> files = new ConcurrentHashMap<>();

    /** How often somebody was looked for, for a file as it was then. */
    private record Asked(long length, long modified, int times) {}

    @Override
    public boolean canHandle(File file) {
        var asked = files.merge(
                file,
                new Asked(file.length(), file.lastModified(), 1),
                (old, now) -> old.length() == now.length() && old.modified() == now.modified()
                        ? new Asked(now.length(), now.modified(), Math.min(old.times(), OFTEN) + 1)
                        : now);
        if (asked.times() == 1) {
            files.keySet().removeIf(known -> !known.exists());
        }
        if (asked.times() == OFTEN) {
            LOG.warn("{} is no bundle, features.xml or kar that can be read; it is not installed", file);
        }
        return false;
    }

    @Override
    public void install(File file) {}

    @Override
    public void update(File file) {}

    @Override
    public void uninstall(File file) {}
}
