// SPDX-License-Identifier: Apache-2.0
/** Which objects are asked for: filters, order and pages over one image. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.backend.query;
