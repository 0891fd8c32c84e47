// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.models.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log how one transaction goes, where somebody wants to know; else it costs one question. */
final class TransactionTrace {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionTrace.class);
    private static final TransactionTrace SILENT = new TransactionTrace(LOG, false);

    private final Logger log;
    private final boolean wanted;
    private final long began;
    private long released;

    private TransactionTrace(Logger log, boolean wanted) {
        this.log = log;
        this.wanted = wanted;
        this.began = wanted ? System.nanoTime() : 0;
    }

    static TransactionTrace begin() {
        return begin(LOG);
    }

    static TransactionTrace begin(Logger log) {
        if (!log.isTraceEnabled()) {
            return SILENT;
        }
        log.trace("rt: starting txn");
        return new TransactionTrace(log, true);
    }

    void acquired() {
        if (wanted) {
            log.trace("rt: locks acquired");
        }
    }

    void released() {
        if (wanted) {
            released = System.nanoTime();
            log.trace("rt: locks released");
        }
    }

    /** It is durable, or refused. */
    void ended() {
        if (wanted) {
            long now = System.nanoTime();
            log.trace("rt: disk write time: {} us", (now - released) / 1000);
            log.trace("rt: total time: {} us", (now - began) / 1000);
        }
    }

    static void started(String action, Kind<?> kind, String key) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("rt: {} {}:{} started", action, kind, key);
        }
    }

    static void finished(String action, Kind<?> kind, String key) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("rt: {} {}:{} finished", action, kind, key);
        }
    }
}
