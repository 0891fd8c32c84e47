// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.backend.Commit;
import org.millwright.backend.internal.LiveBackend;
import org.millwright.models.Profile;
import org.millwright.store.MemoryStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class ContentBundlesTest {

    @TempDir
    Path cache;

    private final LiveBackend backend = new LiveBackend(new MemoryStore(), List::of);
    private final LinkedBlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private Framework framework;

    @BeforeEach
    void start() throws BundleException {
        backend.follow(commits::add);
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
        backend.close();
    }

    @Test
    void bringsWhatIsThereBeforeItIsReady() throws Exception {
        install("a", content("one", "p1"));
        install("b", content("two", "p2"));
        framework.getBundleContext().installBundle("c", jar("c", content("three", "p3")));
        var bundles = new ContentBundles(framework.getBundleContext(), new ContentStack(backend));

        assertThat(profiles()).containsExactly("p1", "p2");
        bundles.close();
        assertThat(profiles()).containsExactly("p1", "p2");
    }

    @Test
    void followsBundlesThatComeChangeAndGo() throws Exception {
        var bundles = new ContentBundles(framework.getBundleContext(), new ContentStack(backend));

        var bundle = install("a", content("one", "p1"));
        assertThat(changes()).containsExactly("create p1");

        bundle.update(jar("a", content("one", "p2")));
        assertThat(changes()).containsExactlyInAnyOrder("delete p1", "create p2");

        bundle.stop();
        assertThat(changes()).containsExactly("delete p2");

        bundle.start();
        assertThat(changes()).containsExactly("create p2");

        bundle.uninstall();
        assertThat(changes()).containsExactly("delete p2");
        bundles.close();
    }

    @Test
    void keepsWhatWasThereWhereAnUpdateCanNotBeRead() throws Exception {
        var bundles = new ContentBundles(framework.getBundleContext(), new ContentStack(backend));
        var broken = install("broken", Map.of("meta.yaml", "Name: [", "profiles/a.yaml", "Name: a"));
        var bundle = install("a", content("one", "p1"));
        assertThat(changes()).containsExactly("create p1");

        bundle.update(jar("a", Map.of("meta.yaml", "Name: one", "profiles/p1.yaml", "Name: {}")));
        install("b", content("two", "p2"));

        assertThat(changes()).containsExactly("create p2");
        assertThat(profiles()).containsExactly("p1", "p2");
        assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(broken.getState()).isEqualTo(Bundle.ACTIVE);
        bundles.close();
    }

    @Test
    void forgetsBundlesThatAreGone() throws Exception {
        var bundles = new ContentBundles(framework.getBundleContext(), new ContentStack(backend));
        for (int i = 0; i < 100; i++) {
            install("a", content("one", "p" + i)).uninstall();
        }
        install("b", content("two", "last"));

        assertThat(changes()).containsExactly("create last");
        assertThat(bundles.known()).isEqualTo(1);
        bundles.close();
    }

    private Bundle install(String name, Map<String, String> content) throws BundleException, IOException {
        var bundle = framework.getBundleContext().installBundle(name, jar(name, content));
        bundle.start();
        return bundle;
    }

    /** The next commit that changes an object. */
    private List<String> changes() throws InterruptedException {
        var commit = commits.poll(10, TimeUnit.SECONDS);
        assertThat(commit).isNotNull();
        return commit.changes().stream()
                .map(change -> change.action() + " " + change.key())
                .toList();
    }

    private List<String> profiles() {
        return backend.image().table(Profile.KIND).all().stream()
                .map(item -> item.key())
                .toList();
    }

    private static Map<String, String> content(String name, String profile) {
        return Map.of("meta.yaml", "Name: " + name, "profiles/x.yaml", "Name: " + profile);
    }

    private static InputStream jar(String name, Map<String, String> content) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        manifest.getMainAttributes().putValue("Provision-Content", "some/content/");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            for (var file : content.entrySet()) {
                jar.putNextEntry(new JarEntry("some/content/" + file.getKey()));
                jar.write(file.getValue().getBytes(UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
