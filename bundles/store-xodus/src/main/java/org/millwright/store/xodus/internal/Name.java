// SPDX-License-Identifier: Apache-2.0
package org.millwright.store.xodus.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import org.millwright.store.Store.Entry;

/** Kind and key as one name; kinds have no NUL. */
record Name(String text) {

    /** No kind is empty. */
    static final Name SEAL = new Name("\0seal");

    Name(byte[] bytes) {
        this(new String(bytes, UTF_8));
    }

    static Name of(Entry entry) {
        return new Name(entry.kind() + '\0' + entry.key());
    }

    byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    ByteIterable iterable() {
        return new ArrayByteIterable(bytes());
    }

    String kind() {
        return text.substring(0, text.indexOf('\0'));
    }

    String key() {
        return text.substring(text.indexOf('\0') + 1);
    }

    @Override
    public String toString() {
        return text.replace('\0', '/');
    }
}
