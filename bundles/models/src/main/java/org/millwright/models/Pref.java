// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.Map;

/** A wish for the whole site, for instance {@code defaultStage}. */
public record Pref(Map<String, String> meta, String endpoint, String name, String val) implements Model {

    public static final Kind<Pref> KIND = Kind.of("preferences", Pref.class)
            .key(Attribute.text("Name", Pref::name))
            .build();

    public Pref {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        name = Fill.text(name);
        val = Fill.text(val);
    }

    public static Pref of(String name, String val) {
        return new Pref(Map.of(), "", name, val);
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "Pref[" + name + "]";
    }
}
