// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** A file as it lies on disk, streamed through one buffer. */
final class FileOnDisk extends ResourceHttpContent {

    private static final int BUFFER = 1 << 16;

    FileOnDisk(Path file, ByteBufferPool buffers) throws IOException {
        super(
                ResourceFactory.root().newResource(file),
                ContentType.of(file),
                new ByteBufferPool.Sized(buffers, true, BUFFER));
    }

    /** None, and known to be none: otherwise Jetty overwrites Vary. */
    @Override
    public Set<CompressedContentFormat> getPreCompressedContentFormats() {
        return Set.of();
    }
}
