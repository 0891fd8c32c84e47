// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.millwright.models.Problem;

/** A form as browsers send files (RFC 7578); large parts wait in a folder until it is closed. */
record Form(MultiPartFormData.Parts parts, Path folder) implements Closeable {

    private static final int IN_MEMORY = 1 << 16;

    /** @param name what the file is called where it comes from, without its folder */
    record Part(String name, long length, InputStream bytes) {}

    /** @throws Problem 400 */
    static Form of(Body body) throws IOException {
        var folder = Files.createTempDirectory("millwright-form");
        var limits = new MultiPartConfig.Builder()
                .location(folder)
                .maxMemoryPartSize(IN_MEMORY)
                .maxPartSize(-1)
                .maxSize(-1)
                .build();
        try {
            var source = Content.Source.from(body.in());
            return new Form(MultiPartFormData.getParts(source, new Attributes.Mapped(), body.type(), limits), folder);
        } catch (RuntimeException e) {
            Files.deleteIfExists(folder);
            throw new Problem("", "", "", List.of("multipart: " + e.getMessage()), 400);
        }
    }

    Optional<Part> part(String name) {
        // A part need not have a name, which Jetty's own search for one does not expect.
        var named = StreamSupport.stream(parts.spliterator(), false).filter(part -> name.equals(part.getName()));
        return named.findFirst().map(part -> {
            var file = Path.of("/" + Optional.ofNullable(part.getFileName()).orElse(""))
                    .getFileName();
            return new Part(
                    file == null ? "" : file.toString(),
                    part.getLength(),
                    Content.Source.asInputStream(part.getContentSource()));
        });
    }

    @Override
    public void close() throws IOException {
        parts.close();
        Files.deleteIfExists(folder);
    }
}
