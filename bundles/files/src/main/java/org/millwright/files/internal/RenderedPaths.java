// SPDX-License-Identifier: Apache-2.0
package org.millwright.files.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.net.Asker;
import org.millwright.files.FileProblem;
import org.millwright.metrics.Counter;
import org.millwright.metrics.Metrics;
import org.millwright.metrics.Summary;
import org.millwright.render.RenderedPath;
import org.millwright.render.Renderer;
import org.millwright.template.TemplateException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that templates make, as of the newest image. Only where they are is kept, never what they hold. */
@Component(
        service = {RenderedPaths.class, CommitListener.class},
        immediate = true)
public final class RenderedPaths implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(RenderedPaths.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Backend backend;
    private final AtomicReference<Renderer> renderer = new AtomicReference<>();
    private final PathMap paths = new PathMap();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Summary renders;
    private final Counter failures;
    private volatile long serial = -1;

    @Activate
    public RenderedPaths(@Reference Backend backend, @Reference Metrics metrics) {
        this.backend = backend;
        renders = metrics.summary(
                "millwright_render_duration_seconds",
                "Until a file was rendered for who asked for it.",
                Summary.Unit.NANOSECONDS);
        failures = metrics.counter("millwright_render_failures_total", "Files that could not be rendered.");
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bind(Renderer arrived) {
        renderer.set(arrived);
        rebuild(backend.image());
    }

    void unbind(Renderer gone) {
        renderer.compareAndSet(gone, null);
    }

    @Override
    public void joined(Image image) {
        lock.lock();
        try {
            if (image.serial() > serial) {
                rebuild(image);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void committed(Commit commit) {
        lock.lock();
        try {
            if (commit.after().serial() <= serial) {
                return;
            }
            if (commit.layersChanged() || commit.before().serial() != serial) {
                rebuild(commit.after());
            } else {
                var units = Units.touched(commit);
                var now = renderer.get();
                units.forEach(unit -> paths.put(unit, Units.paths(now, commit.after(), unit)));
                reached(commit.after());
            }
        } finally {
            lock.unlock();
        }
    }

    private void rebuild(Image image) {
        lock.lock();
        try {
            var now = renderer.get();
            var units = Units.all(image);
            paths.keep(units);
            if (now != null) {
                units.forEach(unit -> paths.put(unit, Units.paths(now, image, unit)));
            }
            reached(image);
        } finally {
            lock.unlock();
        }
    }

    private void reached(Image image) {
        serial = image.serial();
        moved.signalAll();
    }

    /**
     * The text at a clean path, as of the newest image.
     *
     * @throws FileProblem where its template fails
     */
    Optional<byte[]> open(String path, Asker asker) {
        var image = backend.image();
        await(image);
        return paths.find(path).map(found -> render(found, image, asker));
    }

    private byte[] render(RenderedPath path, Image image, Asker asker) {
        var now = renderer.get();
        if (now == null) {
            throw new FileProblem("templates can't be rendered now", null);
        }
        long start = System.nanoTime();
        try {
            byte[] text = now.text(image, path, asker).getBytes(StandardCharsets.UTF_8);
            renders.observe(System.nanoTime() - start);
            return text;
        } catch (TemplateException e) {
            failures.count();
            throw new FileProblem(e.getMessage(), e);
        }
    }

    /** What was acknowledged before somebody asks must be there when asked for. */
    private void await(Image image) {
        if (serial >= image.serial()) {
            return;
        }
        lock.lock();
        try {
            long left = PATIENCE;
            while (serial < image.serial() && left > 0) {
                left = moved.awaitNanos(left);
            }
            if (serial < image.serial()) {
                LOG.debug("No word of commit {}: reading its image", image.serial());
                rebuild(image);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileProblem("interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
