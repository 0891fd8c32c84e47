// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layer;
import org.millwright.backend.Layers;
import org.millwright.models.Problem;
import org.millwright.store.StoreException;

/** What of the content is in a backup: the packages in use in {@code packages/}, and what operators keep in files. */
final class ContentSaving implements ContentFiles {

    private static final String PACKAGES = "packages/";
    private static final Map<String, String> FOLDERS = Map.of("LocalStore", "local/", "DefaultStore", "default/");

    private final LiveContents live;
    private final Packages packages;
    private final List<StoreContent> wanted;

    ContentSaving(LiveContents live, Packages packages, List<StoreContent> wanted) {
        this.live = live;
        this.packages = packages;
        this.wanted = wanted.stream().filter(StoreFiles::has).toList();
    }

    @Override
    public SortedMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        packages.files().forEach((name, bytes) -> files.put(PACKAGES + name, bytes));
        for (StoreContent content : wanted) {
            StoreFiles.of(content)
                    .read()
                    .forEach((name, bytes) -> files.put(FOLDERS.get(content.name()) + name, bytes));
        }
        return files;
    }

    @Override
    public <R> R restore(SortedMap<String, byte[]> files, Function<UnaryOperator<Layers>, R> commit) {
        refuseWhatHasNoPlace(files);
        var staged = new LinkedHashMap<StoreContent, StoreFiles>();
        try {
            var layers = new TreeMap<String, Layer>();
            for (StoreContent content : wanted) {
                var own = below(files, FOLDERS.get(content.name()));
                if (!own.isEmpty()) {
                    staged.put(content, stage(content, own));
                    layers.put(content.name(), read(content, staged.get(content)));
                }
            }
            R result = packages.restore(below(files, PACKAGES), layers, commit);
            staged.forEach((content, ready) -> StoreFiles.of(content).take(ready));
            live.reload();
            return result;
        } finally {
            staged.values().forEach(StoreFiles::delete);
        }
    }

    private static StoreFiles stage(StoreContent content, SortedMap<String, byte[]> files) {
        return StoreFiles.of(content).stage(files, content.address().type().equals("directory"));
    }

    private Layer read(StoreContent content, StoreFiles staged) {
        try {
            return content.at(staged.place()).read(live.provider(content));
        } catch (StoreException e) {
            throw new Problem("contents", content.name(), "", List.of(content.name() + ": " + e.getMessage()), 422);
        }
    }

    private void refuseWhatHasNoPlace(SortedMap<String, byte[]> files) {
        var faults = new ArrayList<String>();
        FOLDERS.forEach((name, folder) -> {
            if (!below(files, folder).isEmpty()
                    && wanted.stream().noneMatch(content -> content.name().equals(name))) {
                faults.add("The backup has a " + name + ", and this server keeps none: make a folder for it"
                        + " (etc/content.d, or --local-content, --default-content), start again and restore then");
            }
        });
        if (!faults.isEmpty()) {
            throw new Problem("contents", "", "", faults, 422);
        }
    }

    private static SortedMap<String, byte[]> below(SortedMap<String, byte[]> files, String folder) {
        var below = new TreeMap<String, byte[]>();
        files.tailMap(folder).forEach((name, bytes) -> {
            if (name.startsWith(folder)) {
                below.put(name.substring(folder.length()), bytes);
            }
        });
        return below;
    }
}
