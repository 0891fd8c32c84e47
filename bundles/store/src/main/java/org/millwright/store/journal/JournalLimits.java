// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.journal;

/**
 * Sizes of a journal, in bytes.
 *
 * @param segment of each file
 * @param lag that may wait for the store behind, in memory and on disk
 * @param group that goes to the store behind at once
 */
record JournalLimits(int segment, long lag, long group) {

    static final JournalLimits USUAL = new JournalLimits(16 << 20, 32 << 20, 4 << 20);
}
