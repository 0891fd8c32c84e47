// SPDX-License-Identifier: Apache-2.0
/** What rewritten classes of the container call. */
@Export
@Version("1.0.0")
package org.millwright.container;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
