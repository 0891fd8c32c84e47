// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.millwright.store.Store;
import org.millwright.store.StoreException;
import org.millwright.store.StoreFolder;
import org.millwright.store.internal.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store with a journal before it: a batch is durable, and all of it or nothing, once it stands in the journal; the
 * store behind gets it later, in larger groups, and needs no more than keys and values.
 */
public final class JournaledStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(JournaledStore.class);
    private static final int SCRATCH = 1 << 20;

    private final StoreFolder own;
    private final Store behind;
    private final JournalFiles files;
    private final Applier applier;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private boolean closed;

    private JournaledStore(StoreFolder own, Store behind, JournalFiles files, Applier applier) {
        this.own = own;
        this.behind = behind;
        this.files = files;
        this.applier = applier;
    }

    /**
     * Opens the journal in a store's own folder, made where missing, and the store behind it; closes all of them with
     * itself.
     *
     * @throws StoreException that names the file that is damaged, or the folder that can't be written
     */
    public static Store open(StoreFolder own, Supplier<Store> store) {
        try {
            var behind = store.get();
            try {
                return open(own, behind, JournalLimits.USUAL, FileChannel::open);
            } catch (StoreException e) {
                behind.close();
                throw e;
            }
        } catch (StoreException e) {
            own.close();
            throw e;
        }
    }

    static JournaledStore open(StoreFolder own, Store behind, JournalLimits limits, Channels channels) {
        var folder = own.journal();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The journal folder " + folder + " can't be made: " + Folders.reason(e)
                            + "; give this server's user the right to write there",
                    e);
        }
        var found = Recovery.of(channels, folder, limits.segment());
        var files = new JournalFiles(channels, folder, limits.segment(), found);
        if (!found.changes().isEmpty()) {
            LOG.info(
                    "{} changes in {} wait for the store behind",
                    found.changes().entries().size(),
                    folder);
        }
        return new JournaledStore(own, behind, files, new Applier(behind, files, limits, found.changes()));
    }

    @Override
    public synchronized void replay(Reader reader) {
        refuseWhenClosed();
        applier.replay(reader);
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        refuseWhenClosed();
        var entries = List.copyOf(batch);
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(behind::check);
        // An interrupted thread that writes would close the file under its hands.
        boolean interrupted = Thread.interrupted();
        try {
            applier.awaitRoom();
            applier.add(files.write(Frame.encode(entries, scratch)), entries);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void check(Entry entry) {
        behind.check(entry);
    }

    @Override
    public Map<String, String> meta() {
        return behind.meta();
    }

    @Override
    public String ailment() {
        return applier.ailment();
    }

    @Override
    public long backlog() {
        return applier.backlog();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            files.close(applier.close());
        } catch (IOException e) {
            LOG.warn("The journal {} did not close cleanly; what was written is safe", files.folder(), e);
        } finally {
            behind.close();
            own.close();
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new StoreException("The store with the journal " + files.folder() + " is closed");
        }
    }
}
