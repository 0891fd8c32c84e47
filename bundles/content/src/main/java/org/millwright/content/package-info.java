// SPDX-License-Identifier: Apache-2.0
/** Content packages: what of them is in the stack, and those that are uploaded. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.content;
