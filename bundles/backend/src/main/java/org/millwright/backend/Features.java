// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.List;

/** What this server can do, under the names that clients and content packages ask for. Only what works. */
public final class Features {

    public static final List<String> ALL = List.of(
            "api-v3",
            "sane-exit-codes",
            "common-blob-size",
            "profileless-machine",
            "http-range-header",
            "roles",
            "tenants",
            "secure-params",
            "separate-meta-api",
            "slim-objects",
            "sprig",
            "multiarch",
            "bundle-objects",
            "secure-params-in-content-packs",
            "task-prerequisites",
            "content-prerequisite-version-checking",
            "partial-objects",
            "regex-string-filters");

    private Features() {}
}
