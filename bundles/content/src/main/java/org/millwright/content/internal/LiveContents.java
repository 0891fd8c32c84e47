// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.backend.Backend;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layer;
import org.millwright.backend.Request;
import org.millwright.content.Contents;
import org.millwright.content.internal.ContentStack.Source;
import org.millwright.models.Problem;
import org.millwright.store.StoreException;
import org.millwright.store.StoreProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The content of a server, without the bundles that bring some: what was uploaded, and what operators keep in stores. */
public final class LiveContents implements Contents {

    private static final Logger LOG = LoggerFactory.getLogger(LiveContents.class);

    private final Backend backend;
    private final List<StoreContent> wanted;
    private final Map<String, StoreProvider> providers = new ConcurrentHashMap<>();
    private final Map<String, Layer> read = new TreeMap<>();
    private final Map<String, String> unreadable = new ConcurrentHashMap<>();
    private final ContentStack stack;
    private final PackageFolder folder;
    private final Packages packages;

    LiveContents(Backend backend, Path folder, List<StoreContent> wanted) {
        this.backend = backend;
        this.wanted = List.copyOf(wanted);
        this.stack = new ContentStack(backend);
        this.folder = new PackageFolder(folder);
        packages = new Packages(backend, stack, this.folder);
        packages.wish();
        for (StoreContent one : wanted) {
            unreadable.put(one.name(), missing(one));
            LOG.info(
                    "{} is read once a store of type {} can be opened",
                    one.name(),
                    one.address().type());
        }
    }

    private static String missing(StoreContent content) {
        return "Unknown schema type: " + content.address().type();
    }

    /** With the packages of this folder and layers that are given, by what brings them, in use at once. */
    public LiveContents(Backend backend, Path folder, Map<String, Layer> given) {
        this(backend, folder, List.of());
        stack.wish(Source.BUNDLES, given);
        stack.settle();
    }

    ContentStack stack() {
        return stack;
    }

    ContentFiles saving() {
        return new ContentSaving(this, packages, wanted);
    }

    /** @throws StoreException where none can open such a store now */
    StoreProvider provider(StoreContent content) {
        return Optional.ofNullable(providers.get(content.address().type()))
                .orElseThrow(() -> new StoreException(missing(content)));
    }

    void addProvider(StoreProvider provider) {
        providers.put(provider.type(), provider);
        if (wanted.stream().anyMatch(one -> one.address().type().equals(provider.type()))) {
            readStores();
        }
    }

    void removeProvider(StoreProvider provider) {
        providers.remove(provider.type(), provider);
    }

    @Override
    public void reload() {
        packages.wish();
        readStores();
    }

    private synchronized void readStores() {
        wanted.forEach(this::read);
        stack.wish(Source.STORES, read);
        stack.settle();
    }

    private void read(StoreContent content) {
        try {
            read.put(content.name(), content.read(provider(content)));
            unreadable.remove(content.name());
        } catch (StoreException | Problem e) {
            unreadable.put(content.name(), e.getMessage());
            LOG.error("{} can't be read, what it was before stays: {}", content.name(), e.getMessage());
        }
    }

    @Override
    public List<JsonNode> summaries() {
        var image = backend.image();
        var writable = PackageDocument.writableSummary(image);
        refused().forEach(writable.withArray("Warnings")::add);
        var summaries = new ArrayList<JsonNode>(List.of(writable));
        image.layers().stack().forEach(layer -> summaries.add(PackageDocument.summary(layer)));
        return summaries;
    }

    @Override
    public Optional<JsonNode> document(String name) {
        var image = backend.image();
        if (name.equals(Layer.WRITABLE)) {
            return Optional.of(PackageDocument.writableDocument(image));
        }
        return image.layers().stack().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .map(PackageDocument::document);
    }

    @Override
    public JsonNode create(Request request, JsonNode document, boolean replaceWritable) {
        return packages.create(request, document, replaceWritable);
    }

    @Override
    public JsonNode replace(Request request, String name, JsonNode document, boolean replaceWritable) {
        return packages.replace(request, name, document, replaceWritable);
    }

    @Override
    public void delete(Request request, String name) {
        packages.delete(request, name);
    }

    @Override
    public List<String> refused() {
        var refused = new ArrayList<>(stack.refused());
        unreadable.forEach((name, why) -> refused.add(name + ": " + why));
        refused.addAll(folder.damaged());
        return refused;
    }
}
