// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request over HTTP as it came, and the way on which its answer leaves. */
public final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private Optional<InputStream> body = Optional.empty();

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = new End(callback);
    }

    /** Gives back what was fetched of the body and not read. */
    private final class End extends Callback.Nested {

        End(Callback callback) {
            super(callback);
        }

        @Override
        public void succeeded() {
            release();
            super.succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            release();
            super.failed(failure);
        }

        private void release() {
            try {
                if (body.isPresent() && body.get().available() > 0) {
                    body.get().close();
                }
            } catch (IOException e) {
                LOG.debug("The rest of a body can't be given back", e);
            }
        }
    }

    public Request request() {
        return request;
    }

    public Response response() {
        return response;
    }

    /** To be told of the end of the answer, once. */
    public Callback callback() {
        return callback;
    }

    public String method() {
        return request.getMethod();
    }

    public boolean isHead() {
        return method().equals("HEAD");
    }

    /** As it was sent, without the query. */
    public String path() {
        return Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    }

    /** What stands behind the question mark; empty where there is none. */
    public String query() {
        return Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    }

    /** Path and query, for messages. */
    public String url() {
        return Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "");
    }

    /** Its first value; empty where there is none. */
    public String header(String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(name), "");
    }

    public Ip remote() {
        return Ip.of(request.getConnectionMetaData().getRemoteSocketAddress());
    }

    public Ip local() {
        return Ip.of(request.getConnectionMetaData().getLocalSocketAddress());
    }

    /** What it brings; waits for the client. */
    public InputStream body() {
        if (body.isEmpty()) {
            body = Optional.of(Content.Source.asInputStream(request));
        }
        return body.get();
    }

    /** Takes so many bytes that nobody reads; it may end before. */
    void ignoreBody(int most) {
        try {
            // Most requests bring none: to find that out needs no stream.
            if (body.isPresent() || !ended(request.read())) {
                var unused = body().skip(most);
            }
        } catch (IOException e) {
            LOG.debug("The body did not come to its end", e);
        }
    }

    private static boolean ended(Content.Chunk chunk) {
        if (chunk != null) {
            chunk.release();
        }
        return chunk != null && chunk.isLast();
    }

    /** Bytes that it brings; negative where the client did not say. */
    public long length() {
        return request.getLength();
    }

    public void header(String name, String value) {
        response.getHeaders().put(name, value);
    }

    /** The way for an answer that is written piece by piece; its end is the answer's. Waits for the client. */
    public OutputStream out() {
        return Response.asBufferedOutputStream(request, response);
    }

    /** Sends the head now. */
    public void begin() throws IOException {
        Content.Sink.write(response, false, ByteBuffer.allocate(0));
    }

    /** The answer's body, all at once. */
    public void end(byte[] whole) {
        response.write(true, ByteBuffer.wrap(whole), callback);
    }

    public void end() {
        callback.succeeded();
    }
}
