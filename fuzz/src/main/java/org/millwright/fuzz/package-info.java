// SPDX-License-Identifier: Apache-2.0
/** Looks for inputs that break the API. Each class with {@code fuzzerTestOneInput} is a target. */
package org.millwright.fuzz;
