// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.nio.file.Path;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.files.FileSpace;
import org.millwright.metrics.Metrics;
import org.millwright.render.Renderer;

/** The path space over a folder. */
public final class TreeOfFiles {

    public static FileSpace of(LiveBackend backend, Renderer renderer, Path root) {
        var rendered = new RenderedPaths(backend, Metrics.NONE);
        rendered.bind(renderer);
        backend.follow(rendered);
        return new OverlaidFiles(
                rendered, new FileRoot(root), new Loaders(root.resolve("loaders")), root.resolve("certificate"));
    }

    private TreeOfFiles() {}
}
