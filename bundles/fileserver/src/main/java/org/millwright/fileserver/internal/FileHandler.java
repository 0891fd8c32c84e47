// SPDX-License-Identifier: Apache-2.0
package org.millwright.fileserver.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.millwright.backend.events.Events;
import org.millwright.backend.net.Addresses;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.files.FileSpace;
import org.millwright.files.ServedFile;
import org.millwright.models.Event;
import org.millwright.models.Ip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request, whatever its method, with what its path names. */
final class FileHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger("org.millwright.fileserver");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String INDEX = "index.html";

    private final FileSpace files;
    private final Addresses addresses;
    private final Events events;
    private final ResourceService onDisk = new ResourceService();

    FileHandler(FileSpace files, Addresses addresses, Events events) {
        this.files = files;
        this.addresses = addresses;
        this.events = events;
        installBean(onDisk);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (Cors.allow(request, response)) {
            callback.succeeded();
            return true;
        }
        var path = RequestPath.of(request.getHttpURI().getPath());
        if (path.isEmpty()) {
            text(response, callback, HttpStatus.BAD_REQUEST_400, ContentType.TEXT, "invalid URL path\n");
            return true;
        }
        try {
            answer(path.get(), request, response, callback);
        } catch (FileProblem e) {
            refuse(path.get(), e, response, callback);
        }
        return true;
    }

    private void answer(RequestPath path, Request request, Response response, Callback callback) throws IOException {
        var asker = asker(request);
        addresses.seen(asker);
        var file = files.open(path.text(), asker).orElse(null);
        if (file instanceof ServedFile.Rendered rendered) {
            served(path);
            bytes(response, callback, ContentType.TEXT, rendered.bytes());
        } else if (path.climbs()) {
            text(response, callback, HttpStatus.BAD_REQUEST_400, ContentType.TEXT, "invalid URL path\n");
        } else if (file instanceof ServedFile.OnDisk disk) {
            served(path);
            file(path, disk.path(), request, response, callback);
        } else if (file instanceof ServedFile.Directory directory) {
            directory(path, directory.path(), request, response, callback);
        } else {
            text(response, callback, HttpStatus.NOT_FOUND_404, ContentType.TEXT, "404 page not found\n");
        }
    }

    private static void refuse(RequestPath path, FileProblem problem, Response response, Callback callback) {
        if (problem.isMissing()) {
            LOG.warn("Static FS: {}", problem.getMessage());
            text(response, callback, HttpStatus.NOT_FOUND_404, ContentType.TEXT, problem.getMessage() + "\n");
        } else {
            LOG.warn("Static FS: Dynamic file error for {}: {}", path.text(), problem.getMessage());
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
            callback.succeeded();
        }
    }

    private void served(RequestPath path) {
        if (events.followed()) {
            events.pass(Event.of("static", "serve", path.text()));
        }
    }

    private static Asker asker(Request request) {
        var connection = request.getConnectionMetaData();
        return new Asker(Ip.of(connection.getRemoteSocketAddress()), Ip.of(connection.getLocalSocketAddress()));
    }

    private void file(RequestPath path, Path file, Request request, Response response, Callback callback)
            throws IOException {
        if (path.endsWithSlash()) {
            redirect(response, callback, "../" + path.lastRaw());
        } else if (path.lastRaw().equals(INDEX)) {
            redirect(response, callback, "./");
        } else {
            stream(file, request, response, callback);
        }
    }

    private void directory(RequestPath path, Path directory, Request request, Response response, Callback callback)
            throws IOException {
        var index = directory.resolve(INDEX);
        if (!path.endsWithSlash()) {
            redirect(response, callback, "./" + path.lastRaw() + "/");
        } else if (Files.isRegularFile(index)) {
            // Jetty refuses a file whose path ends in a slash.
            var uri = HttpURI.build(request.getHttpURI()).path(path.raw() + INDEX);
            stream(index, Request.serveAs(request, uri), response, callback);
        } else {
            text(response, callback, HttpStatus.OK_200, HTML, Listing.html(directory));
        }
    }

    private void stream(Path file, Request request, Response response, Callback callback) throws IOException {
        var content = new FileOnDisk(file, request.getComponents().getByteBufferPool());
        var asked = WholeFile.unlessUnchanged(request, content.getLastModified());
        onDisk.doGet(asked, response, callback, content);
    }

    private static void redirect(Response response, Callback callback, String location) {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY_301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        callback.succeeded();
    }

    private static void text(Response response, Callback callback, int status, String type, String text) {
        response.setStatus(status);
        bytes(response, callback, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(Response response, Callback callback, String type, byte[] bytes) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
