// SPDX-License-Identifier: Apache-2.0
package org.millwright.container.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.startlevel.FrameworkStartLevel;

final class StartCheckTest {
    private static final String OURS = "reference:file:/opt/millwright/system/x.jar";
    private static final Dictionary<String, String> PLAIN = FrameworkUtil.asDictionary(Map.of());
    private static final Dictionary<String, String> FRAGMENT =
            FrameworkUtil.asDictionary(Map.of(Constants.FRAGMENT_HOST, "x"));

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void aWholeStartIsSilent() {
        started(bundle(OURS, Bundle.ACTIVE, PLAIN), bundle(OURS, Bundle.RESOLVED, FRAGMENT));

        assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(ended).isFalse();
    }

    @Test
    void aBundleOfTheDistributionThatDoesNotStartEndsTheProcessWithItsReason() {
        started(bundle(OURS, Bundle.INSTALLED, PLAIN));

        assertThat(console.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        millwright: the server did not start:
                          org.example: missing requirement
                        """);
        assertThat(ended).isTrue();
    }

    @Test
    void aBundleThatStartsWhenItIsTriedAgainIsNoFailure() {
        started(fake(Bundle.class, Map.of("getLocation", OURS, "getState", Bundle.INSTALLED, "getHeaders", PLAIN)));

        assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(ended).isFalse();
    }

    @Test
    void aDroppedBundleDoesNotTakeTheServerDown() {
        started(bundle("file:/srv/deploy/x.jar", Bundle.INSTALLED, PLAIN));

        assertThat(ended).isFalse();
    }

    @Test
    void levelsOnTheWayAreNotJudged() {
        changed(50, bundle(OURS, Bundle.RESOLVED, PLAIN));

        assertThat(ended).isFalse();
    }

    private void started(Bundle... bundles) {
        changed(100, bundles);
    }

    private void changed(int level, Bundle... bundles) {
        FrameworkStartLevel levels = fake(FrameworkStartLevel.class, Map.of("getStartLevel", level));
        Bundle system = fake(Bundle.class, Map.of("adapt", levels));
        BundleContext context =
                fake(BundleContext.class, Map.of("getBundles", bundles, "getBundle", system, "getProperty", "100"));
        new StartCheck(context, new PrintStream(console, true, StandardCharsets.UTF_8), () -> ended.set(true))
                .frameworkEvent(new FrameworkEvent(FrameworkEvent.STARTLEVEL_CHANGED, system, null));
    }

    private static Bundle bundle(String location, int state, Dictionary<String, String> headers) {
        return fake(
                Bundle.class,
                Map.of(
                        "getLocation",
                        location,
                        "getState",
                        state,
                        "getHeaders",
                        headers,
                        "getSymbolicName",
                        "org.example",
                        "start",
                        new BundleException("missing requirement")));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Object answer = answers.get(method.getName());
            if (answer instanceof BundleException refusal) {
                throw refusal;
            }
            return answer;
        }));
    }
}
