// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final String TREE = "sealed";
    /** Of formats 1 and 2. */
    private static final String UNSEALED = "objects";

    private static final int BATCH = 1000;
    private static final long CACHE_BYTES = 16 << 20;

    /** What is read of the log is a page: small ones, for keys at random. */
    private static final int PAGE_BYTES = 4 << 10;

    /** A value must fit into a file. */
    private static final long FILE_KILOBYTES = 32 << 10;

    private static final int LARGEST = 31 << 20;

    private final Path folder;
    private final WriteCount count;
    private Environment environment;
    private boolean suspect;
    private boolean closed;

    private XodusStore(Path folder) {
        this.folder = folder;
        this.count = WriteCount.in(folder);
        this.environment = environment(folder);
    }

    static XodusStore open(Path folder) {
        return new XodusStore(folder);
    }

    @Override
    public synchronized void replay(Reader reader) {
        refuseWhenClosed();
        mend();
        var sound = new Reader[1];
        try {
            environment.executeInReadonlyTransaction(txn -> replay(txn, (kind, key, value) -> {
                sound[0] = reader;
                reader.entry(kind, key, value);
                sound[0] = null;
            }));
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // What a reader throws is its own; what Xodus does with damaged pages may be any exception.
            throw sound[0] == null ? damaged(folder, e) : e;
        }
    }

    private void replay(Transaction txn, Reader reader) {
        var found = Seal.EMPTY;
        var sealed = Seal.EMPTY;
        if (environment.storeExists(TREE, txn)) {
            try (var cursor = tree(txn).openCursor(txn)) {
                while (cursor.getNext()) {
                    var name = new Name(bytes(cursor.getKey()));
                    var bytes = bytes(cursor.getValue());
                    var value = opened(name, bytes);
                    if (name.equals(Name.SEAL)) {
                        sealed = Seal.read(name.bytes(), bytes);
                    } else {
                        found = found.with(bytes);
                        reader.entry(name.kind(), name.key(), value);
                    }
                }
            }
        }
        complete(found, sealed);
    }

    private byte[] opened(Name name, byte[] sealed) {
        try {
            return Seal.opened(name.bytes(), sealed);
        } catch (IllegalStateException e) {
            throw damaged(folder, new IllegalStateException(name + ": " + e.getMessage(), e));
        }
    }

    private void complete(Seal found, Seal sealed) {
        if (found.count() != sealed.count() || found.sum() != sealed.sum()) {
            throw damaged(
                    folder,
                    new IllegalStateException(
                            found.count() + " entries are there, " + sealed.count() + " were written"));
        }
        long writes = count.read();
        if (sealed.writes() < writes) {
            throw damaged(
                    folder, new IllegalStateException((writes - sealed.writes()) + " of the last writes are lost"));
        }
    }

    @Override
    public synchronized void append(List<Entry> batch) {
        refuseWhenClosed();
        mend();
        // An interrupted thread that writes would close the file under its hands.
        boolean interrupted = Thread.interrupted();
        try {
            count.write(environment.computeInExclusiveTransaction(txn -> write(txn, batch)));
        } catch (RuntimeException e) {
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

    private long write(Transaction txn, List<Entry> batch) {
        var tree = tree(txn);
        var before = tree.get(txn, Name.SEAL.iterable());
        var seal = before == null ? Seal.EMPTY : Seal.read(Name.SEAL.bytes(), bytes(before));
        for (Entry entry : batch) {
            var name = Name.of(entry);
            var old = tree.get(txn, name.iterable());
            seal = old == null ? seal : seal.without(bytes(old));
            if (entry.removes()) {
                tree.delete(txn, name.iterable());
            } else {
                var sealed = Seal.sealed(name.bytes(), entry.value());
                tree.put(txn, name.iterable(), new ArrayByteIterable(sealed));
                seal = seal.with(sealed);
            }
        }
        seal = seal.written();
        tree.put(txn, Name.SEAL.iterable(), new ArrayByteIterable(seal.bytes(Name.SEAL.bytes())));
        return seal.writes();
    }

    /** Brings what a store before format 3 has, where values had no checksums, into the tree of today. */
    static void seal(Path folder) {
        try (var store = open(folder)) {
            var old = new ArrayList<Entry>();
            store.environment.executeInReadonlyTransaction(txn -> store.readUnsealed(txn, old));
            for (int from = 0; from < old.size(); from += BATCH) {
                store.append(old.subList(from, Math.min(from + BATCH, old.size())));
            }
            store.environment.executeInExclusiveTransaction(txn -> {
                if (store.environment.storeExists(UNSEALED, txn)) {
                    store.environment.removeStore(UNSEALED, txn);
                }
            });
        } catch (ExodusException e) {
            throw damaged(folder, e);
        }
    }

    private void readUnsealed(Transaction txn, List<Entry> into) {
        if (environment.storeExists(UNSEALED, txn)) {
            var tree = environment.openStore(UNSEALED, StoreConfig.WITHOUT_DUPLICATES, txn);
            try (var cursor = tree.openCursor(txn)) {
                while (cursor.getNext()) {
                    var name = new Name(bytes(cursor.getKey()));
                    into.add(new Entry(name.kind(), name.key(), bytes(cursor.getValue())));
                }
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
        // Keys stand in the nodes of the tree, so that none is compared with those that lie beside values in the log.
        return environment.openStore(TREE, StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, txn);
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

    private static StoreException damaged(Path folder, RuntimeException e) {
        return String.valueOf(e.getMessage()).contains("environment lock")
                ? new StoreException("The store " + folder + " is open in another process: stop that one first", e)
                : new StoreException(
                        "The store " + folder + " can't be read: put a backup of the folder in its place, or move it"
                                + " away to begin with an empty one and restore the newest backup there ("
                                + e.getMessage() + ")",
                        e);
    }
}
