// SPDX-License-Identifier: Apache-2.0
/** What many clients that follow the events of a running server are told, how soon, and where that ends. */
package org.millwright.benchmarks.fanout;
