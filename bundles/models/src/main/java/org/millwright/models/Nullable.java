// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says of a record's component that it may be null on the wire. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Nullable {}
