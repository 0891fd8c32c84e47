// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The files that layers are read from and that an operator brought: part of each backup, for they rule what objects mean. */
public interface ContentFiles {

    /** Each as it is now, by a path that {@link #restore} understands. */
    SortedMap<String, byte[]> files();

    /**
     * Puts these in the place of the present ones.
     *
     * @param commit is told what becomes of the stack; what it throws is thrown on, and nothing has changed then
     * @throws org.millwright.models.Problem 422 that names the file which can't be used, 507 where the disk refuses
     */
    <R> R restore(SortedMap<String, byte[]> files, Function<UnaryOperator<Layers>, R> commit);
}
