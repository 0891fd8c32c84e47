// SPDX-License-Identifier: Apache-2.0
/** What every port that speaks HTTP keeps to. */
package org.millwright.http;
