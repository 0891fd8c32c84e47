// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

/** A piece of software of a server: a content package, a plugin provider or the server itself, in a version. */
public record Element(String type, String version, String name, String actualVersion) {

    public Element {
        type = Fill.text(type);
        version = Fill.text(version);
        name = Fill.text(name);
        actualVersion = Fill.text(actualVersion);
    }
}
