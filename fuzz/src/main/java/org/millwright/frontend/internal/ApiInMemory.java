// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.template.TemplateEngine;

/** The API with all its routes over a store in memory. */
public final class ApiInMemory {

    public static final String ADMIN = TestServer.ADMIN;

    private final TestServer server;

    public ApiInMemory(Supplier<Collection<TemplateEngine>> engines) {
        try {
            server = new TestServer(engines);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public LiveBackend backend() {
        return server.backend;
    }

    /** The tree that clients fill. */
    public Path files() {
        return server.files;
    }

    /** What it answers to these bytes, read as HTTP. */
    public ByteBuffer answer(ByteBuffer request) {
        try {
            return server.answer(request);
        } catch (Exception e) {
            throw new IllegalStateException("No answer", e);
        }
    }
}
