// SPDX-License-Identifier: Apache-2.0
/** What the backend and its answers cost, at the size of real sites. */
package org.millwright.benchmarks;
