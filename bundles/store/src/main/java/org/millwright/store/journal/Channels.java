// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** How files are opened; tests put a medium that fails in its place. */
@FunctionalInterface
interface Channels {

    FileChannel open(Path file, OpenOption... options) throws IOException;
}
