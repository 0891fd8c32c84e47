// SPDX-License-Identifier: Apache-2.0
package org.millwright.render;

/**
 * What is rendered, by key, so that it is looked up afresh each time.
 *
 * @param kind bootenvs or stages
 * @param owner key of the boot environment or stage
 * @param machine UUID; empty for a machine that isn't known
 */
public record Subject(String kind, String owner, String machine) {}
