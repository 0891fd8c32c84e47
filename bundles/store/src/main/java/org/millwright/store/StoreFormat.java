// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a store lies on disk.
 *
 * @param version that this software writes
 * @param unmarked the version of a store that says none
 * @param upgrade from older versions
 */
public record StoreFormat(int version, int unmarked, Upgrade upgrade) {

    /** A format that has no older one. */
    public static StoreFormat first() {
        return new StoreFormat(1, 1, (store, from) -> {});
    }

    /** Brings an older store to the current format, in its place. After a crash it is asked again. */
    @FunctionalInterface
    public interface Upgrade {
        void bring(Path store, int from) throws IOException;
    }
}
