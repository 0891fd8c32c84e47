// SPDX-License-Identifier: Apache-2.0
/** What bundles count with. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.metrics;
