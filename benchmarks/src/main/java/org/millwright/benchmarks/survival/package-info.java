// SPDX-License-Identifier: Apache-2.0
/** Kills servers in the middle of their work and finds out what became of the writes that they acknowledged. */
package org.millwright.benchmarks.survival;
