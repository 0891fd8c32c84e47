// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/**
 * A request that can't be answered as asked: what clients are told, in the fields of the wire's error envelope.
 *
 * <p>{@code code} is the HTTP status.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final String key;
    private final String type;
    private final transient List<String> messages;
    private final int code;
    private final long retryIn;

    public Problem(String model, String key, String type, List<String> messages, int code) {
        this(model, key, type, messages, code, 0);
    }

    private Problem(String model, String key, String type, List<String> messages, int code, long retryIn) {
        super(type + ": " + model + "/" + key + ": " + String.join("; ", messages), null, false, false);
        this.model = model;
        this.key = key;
        this.type = type;
        this.messages = List.copyOf(messages);
        this.code = code;
        this.retryIn = retryIn;
    }

    public static Problem notFound(String model, String key, String type) {
        return new Problem(model, key, type, List.of("Not Found"), 404);
    }

    public static Problem exists(String model, String key) {
        return new Problem(model, key, "CREATE", List.of("already exists"), 409);
    }

    public static Problem invalid(String model, String key, List<String> messages) {
        return new Problem(model, key, "ValidationError", messages, 422);
    }

    public static Problem inUse(String model, String key, List<String> messages) {
        return new Problem(model, key, "StillInUseError", messages, 409);
    }

    /** The body can't be read; the frontend fills in the method as type. */
    public static Problem unreadable(String message) {
        return new Problem("", "", "", List.of(message), 400);
    }

    /** The same answer under the name of this operation. */
    public Problem as(String otherType) {
        return new Problem(model, key, otherType, messages, code, retryIn);
    }

    /** The same answer, which says after how many seconds it may be another one. */
    public Problem retryIn(long seconds) {
        return new Problem(model, key, type, messages, code, seconds);
    }

    public String model() {
        return model;
    }

    public String key() {
        return key;
    }

    public String type() {
        return type;
    }

    public List<String> messages() {
        return messages;
    }

    public int code() {
        return code;
    }

    /** The seconds after which to try again; 0 where that is not said. */
    public long retryIn() {
        return retryIn;
    }
}
