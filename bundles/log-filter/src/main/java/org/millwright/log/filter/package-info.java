// SPDX-License-Identifier: Apache-2.0
@org.osgi.annotation.versioning.Version("1.0")
package org.millwright.log.filter;
