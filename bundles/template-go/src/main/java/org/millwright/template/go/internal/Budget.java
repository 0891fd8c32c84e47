// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.go.internal;

/**
 * What one rendering may use up, so that no template takes the server down. A rendering that is started from inside
 * another one, on the same thread, draws on the same budget.
 */
final class Budget implements AutoCloseable {
    static final int DEPTH = 200;
    static final int STEPS = 50_000_000;
    static final int TEXT = 32 << 20;

    private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();

    private int open;
    private int depth;
    private long steps;
    private long written;
    private long made;

    private Budget() {}

    static Budget open() {
        var budget = CURRENT.get();
        if (budget == null) {
            budget = new Budget();
            CURRENT.set(budget);
        }
        budget.open++;
        return budget;
    }

    @Override
    public void close() {
        if (--open == 0) {
            CURRENT.remove();
        }
    }

    void descend() {
        if (++depth > DEPTH) {
            throw new Exhausted("exceeded maximum template depth (" + DEPTH + ")");
        }
    }

    void ascend() {
        depth--;
    }

    void step() {
        steps(1);
    }

    void steps(long count) {
        steps += count;
        if (steps > STEPS) {
            throw new Exhausted("exceeded the number of steps of one rendering (" + STEPS + ")");
        }
    }

    /** Counts what lists and maps take, which is memory too. */
    void elements(long count) {
        steps(10 * count);
    }

    void write(int length) {
        written += length;
        if (written > TEXT) {
            throw new Exhausted("exceeded maximum output size (" + TEXT + ")");
        }
    }

    /** Counts text that a function makes, best before making it. */
    void make(long length) {
        made += length;
        if (length > TEXT || made > 2L * TEXT) {
            throw new Exhausted("exceeded maximum size of text in functions (" + TEXT + ")");
        }
    }

    /** Thrown where a rendering asks for more than it is given. */
    static final class Exhausted extends FunctionException {
        private static final long serialVersionUID = 1L;

        Exhausted(String message) {
            super(message);
        }
    }
}
