// SPDX-License-Identifier: Apache-2.0
package org.millwright.render;

/**
 * Where one template entry appears.
 *
 * @param path absolute and clean
 * @param entry the entry's name
 * @param mac the hardware address that the path was made for; empty where it names none
 */
public record RenderedPath(String path, Subject subject, String entry, String mac) {}
