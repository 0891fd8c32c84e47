// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;
import java.util.Map;

/**
 * What machines had before they had parameters of their own. Old clients still send it; answers hold it empty, in the
 * form in which those clients know it.
 */
public record OldProfile(
        boolean validated,
        boolean available,
        @Nullable List<String> errors,
        boolean readOnly,
        @Nullable Map<String, String> meta,
        String endpoint,
        String bundle,
        boolean partial,
        String name,
        String description,
        String documentation,
        @Nullable Map<String, Object> params) {

    static final OldProfile NONE = new OldProfile(false, false, null, false, null, "", "", false, "", "", "", null);

    /** Its parameters where it has them, else the others. */
    Map<String, Object> paramsOr(Map<String, Object> others) {
        return params == null ? others : params;
    }
}
