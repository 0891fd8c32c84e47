// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

/**
 * Sizes of a journal, in bytes.
 *
 * @param segment of each file
 * @param group that goes to the store behind without waiting for more
 * @param lag that may wait for the store behind, in memory
 * @param journal that may wait for the store behind, on disk
 */
record JournalLimits(int segment, long group, long lag, long journal) {

    static final JournalLimits USUAL = new JournalLimits(16 << 20, 16 << 20, 48 << 20, 256 << 20);
}
