// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.millwright.store.Store;
import org.millwright.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps values in a log-structured tree on disk; each batch is one transaction, synced before it returns. */
final class XodusStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(XodusStore.class);

    private static final String TREE = "objects";
    private static final long CACHE_BYTES = 16 << 20;

    /** A key is compared where it stands in the log, and what is read for it is a page: small ones, for keys at random. */
    private static final int PAGE_BYTES = 4 << 10;

    /** A value must fit into a file. */
    private static final long FILE_KILOBYTES = 32 << 10;

    private static final int LARGEST = 31 << 20;

    private final Path folder;
    private Environment environment;
    private boolean suspect;
    private boolean closed;

    private XodusStore(Path folder) {
        this.folder = folder;
        this.environment = environment(folder);
    }

    static XodusStore open(Path folder) {
        return new XodusStore(folder);
    }

    @Override
    public synchronized void replay(Reader reader) {
        refuseWhenClosed();
        mend();
        try {
            environment.executeInReadonlyTransaction(txn -> replay(txn, reader));
        } catch (ExodusException e) {
            throw damaged(folder, e);
        }
    }

    private void replay(Transaction txn, Reader reader) {
        if (!environment.storeExists(TREE, txn)) {
            return;
        }
        try (var cursor = tree(txn).openCursor(txn)) {
            while (cursor.getNext()) {
                var name = new Name(bytes(cursor.getKey()));
                reader.entry(name.kind(), name.key(), bytes(cursor.getValue()));
            }
        }
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        refuseWhenClosed();
        mend();
        // An interrupted thread that writes would close the file under its hands.
        boolean interrupted = Thread.interrupted();
        try {
            environment.executeInExclusiveTransaction(txn -> write(txn, batch));
        } catch (ExodusException e) {
            suspect = true;
            throw new StoreException("The store " + folder + " can't be written: " + e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void check(Entry entry) {
        if (entry.value().length > LARGEST) {
            throw new StoreException("The store " + folder + " can't keep " + entry.kind() + " " + entry.key()
                    + ": it has " + entry.value().length + " bytes, " + LARGEST + " are the most");
        }
    }

    private void write(Transaction txn, List<Entry> batch) {
        var tree = tree(txn);
        for (Entry entry : batch) {
            ByteIterable name = new ArrayByteIterable(Name.of(entry).bytes());
            if (entry.removes()) {
                tree.delete(txn, name);
            } else {
                tree.put(txn, name, new ArrayByteIterable(entry.value()));
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeEnvironment();
        }
    }

    /** Opens anew after a failed write, which may have left pages in memory that never reached the disk. */
    private void mend() {
        if (suspect) {
            closeEnvironment();
            environment = environment(folder);
            suspect = false;
        }
    }

    private void closeEnvironment() {
        try {
            environment.close();
        } catch (ExodusException | IllegalStateException e) {
            LOG.warn("The store {} did not close cleanly; what was written before is safe", folder, e);
        }
    }

    private jetbrains.exodus.env.Store tree(Transaction txn) {
        return environment.openStore(TREE, StoreConfig.WITHOUT_DUPLICATES, txn);
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new StoreException("The store " + folder + " is closed");
        }
    }

    private static byte[] bytes(ByteIterable iterable) {
        return Arrays.copyOf(iterable.getBytesUnsafe(), iterable.getLength());
    }

    private static Environment environment(Path folder) {
        var config = new EnvironmentConfig()
                .setLogDurableWrite(true)
                .setLogFileSize(FILE_KILOBYTES)
                .setLogCachePageSize(PAGE_BYTES)
                .setMemoryUsage(CACHE_BYTES)
                .setLogCacheShared(false)
                .setLogAllowRamDisk(true)
                .setLogAllowRemovable(true)
                .setLogAllowRemote(true)
                .setManagementEnabled(false);
        try {
            return Environments.newInstance(folder.toFile(), config);
        } catch (ExodusException e) {
            throw damaged(folder, e);
        }
    }

    private static StoreException damaged(Path folder, ExodusException e) {
        return String.valueOf(e.getMessage()).contains("environment lock")
                ? new StoreException("The store " + folder + " is open in another process: stop that one first", e)
                : new StoreException(
                        "The store " + folder + " can't be read: put a backup of the folder in its place, or move it"
                                + " away to begin with an empty one (" + e.getMessage() + ")",
                        e);
    }

    /** Kind and key as one name; kinds have no NUL. */
    private record Name(byte[] bytes) {

        static Name of(Entry entry) {
            return new Name((entry.kind() + '\0' + entry.key()).getBytes(UTF_8));
        }

        String kind() {
            return text().substring(0, text().indexOf('\0'));
        }

        String key() {
            return text().substring(text().indexOf('\0') + 1);
        }

        private String text() {
            return new String(bytes, UTF_8);
        }
    }
}
