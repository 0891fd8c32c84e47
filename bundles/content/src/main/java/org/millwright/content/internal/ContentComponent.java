// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.Layers;
import org.millwright.backend.Request;
import org.millwright.content.Contents;
import org.millwright.store.StoreProvider;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** All content as a service: what bundles bring, what was uploaded, and what operators keep in stores. */
@Component(
        service = {Contents.class, ContentFiles.class, CommitListener.class},
        immediate = true,
        configurationPid = "org.millwright.content")
@Designate(ocd = ContentComponent.Config.class)
public final class ContentComponent implements Contents, ContentFiles, CommitListener {

    /** Settings of the content. */
    @ObjectClassDefinition(name = "Millwright content")
    public @interface Config {
        @AttributeDefinition(description = "The folder of uploaded packages")
        String packages() default "saas-content";

        @AttributeDefinition(description = "Address of a store whose objects lie over all packages; empty: none")
        String localContent() default "";

        @AttributeDefinition(description = "Address of a store whose objects packages may hide; empty: none")
        String defaultContent() default "";
    }

    private final LiveContents live;
    private final ContentFiles saving;
    private final ContentBundles bundles;
    private final HangUp hangUp;

    @Activate
    public ContentComponent(BundleContext context, @Reference Backend backend, Config config) {
        var wanted = Stream.of(
                        address(config.localContent()).map(StoreContent::local),
                        address(config.defaultContent()).map(StoreContent::fallback))
                .flatMap(Optional::stream)
                .toList();
        live = new LiveContents(backend, Path.of(config.packages()), wanted);
        bundles = new ContentBundles(context, live.stack());
        saving = live.saving();
        hangUp = new HangUp(live::reload);
    }

    private static Optional<String> address(String configured) {
        return Optional.of(configured.strip()).filter(text -> !text.isEmpty());
    }

    @Deactivate
    void close() {
        hangUp.close();
        bundles.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(StoreProvider provider) {
        live.addProvider(provider);
    }

    void removeProvider(StoreProvider provider) {
        live.removeProvider(provider);
    }

    @Override
    public List<JsonNode> summaries() {
        return live.summaries();
    }

    @Override
    public Optional<JsonNode> document(String name) {
        return live.document(name);
    }

    @Override
    public JsonNode create(Request request, JsonNode document, boolean replaceWritable) {
        return live.create(request, document, replaceWritable);
    }

    @Override
    public JsonNode replace(Request request, String name, JsonNode document, boolean replaceWritable) {
        return live.replace(request, name, document, replaceWritable);
    }

    @Override
    public void delete(Request request, String name) {
        live.delete(request, name);
    }

    @Override
    public void reload() {
        live.reload();
    }

    @Override
    public List<String> refused() {
        return live.refused();
    }

    @Override
    public SortedMap<String, byte[]> files() {
        return saving.files();
    }

    @Override
    public <R> R restore(SortedMap<String, byte[]> files, Function<UnaryOperator<Layers>, R> commit) {
        return saving.restore(files, commit);
    }

    @Override
    public boolean concerns(Commit commit) {
        return live.stack().concerns(commit);
    }

    @Override
    public void committed(Commit commit) {
        live.stack().committed(commit);
    }
}
