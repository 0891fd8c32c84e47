// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millwright.backend.Layer;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bundle whose header {@code Provision-Content} names a folder in it that holds content. */
final class ContentBundle {

    private static final Logger LOG = LoggerFactory.getLogger(ContentBundle.class);
    private static final String HEADER = "Provision-Content";
    private static final int LARGEST = 16 << 20;

    private final Bundle bundle;
    private Optional<Layer> layer = Optional.empty();
    private long read = -1;

    ContentBundle(Bundle bundle) {
        this.bundle = bundle;
    }

    static boolean hasContent(Bundle bundle) {
        return bundle.getHeaders("").get(HEADER) != null;
    }

    /** What it brings; where an update can't be read, what it brought before. */
    Optional<Layer> layer() {
        if (read != bundle.getLastModified()) {
            read = bundle.getLastModified();
            try {
                layer = Optional.of(readLayer());
            } catch (ContentFault e) {
                LOG.error("Content of {} can't be read, nothing of it is used: {}", this, e.getMessage());
            }
        }
        return layer;
    }

    private Layer readLayer() {
        String folder = bundle.getHeaders("").get(HEADER).strip().replaceAll("^/+|/+$", "");
        var content = ContentFolder.read(files(folder));
        content.unknown()
                .forEach((kind, count) ->
                        LOG.info("Content of {}: {} {} wait for a plugin that declares them", this, count, kind));
        return content.layer();
    }

    private SortedMap<String, byte[]> files(String folder) {
        var entries = bundle.findEntries(folder, "*", true);
        if (entries == null) {
            throw new ContentFault("there is no folder " + folder);
        }
        var files = new TreeMap<String, byte[]>();
        for (URL url : Collections.list(entries)) {
            String path = url.getPath().substring(folder.length() + 2);
            if (!path.endsWith("/")) {
                files.put(path, bytes(path, url));
            }
        }
        return files;
    }

    private static byte[] bytes(String path, URL url) {
        try (var in = url.openStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ContentFault(path + ": larger than " + (LARGEST >> 20) + " MB");
            }
            return bytes;
        } catch (IOException e) {
            throw new ContentFault(path + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
