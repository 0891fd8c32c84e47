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
            "roles",
            "slim-objects",
            "sprig",
            "multiarch",
            "bundle-objects",
            "content-prerequisite-version-checking",
            "partial-objects",
            "regex-string-filters");

    private Features() {}
}
