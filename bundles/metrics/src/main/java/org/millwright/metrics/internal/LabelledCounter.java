// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.millwright.metrics.Counter;

/**
 * A tree with a level for each label. What clients send becomes values of labels, so a family has so many counters and
 * no more: what is new beyond that is counted as {@code other}.
 */
final class LabelledCounter implements Counter {

    static final String OTHER = "other";
    /** In a family. */
    static final int MOST = 1000;
    /** Values of a label, with the same values of the labels before. */
    static final int MOST_VALUES = 200;

    private static final int LONGEST = 128;

    private final Map<String, LabelledCounter> children = new ConcurrentHashMap<>();
    private final LongAdder count = new LongAdder();
    private final int labels;
    private final AtomicInteger room;

    /** @param labels how many levels are below */
    LabelledCounter(int labels) {
        this(labels, new AtomicInteger(MOST));
    }

    private LabelledCounter(int labels, AtomicInteger room) {
        this.labels = labels;
        this.room = room;
    }

    @Override
    public LabelledCounter with(String value) {
        var known = children.get(value);
        return known == null ? make(value) : known;
    }

    private LabelledCounter make(String value) {
        if (labels == 0) {
            throw new IllegalStateException("No further label");
        }
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        boolean fits = room.get() > 0 && children.size() < MOST_VALUES;
        return children.computeIfAbsent(fits ? cut : OTHER, any -> {
            if (labels == 1) {
                room.decrementAndGet();
            }
            return new LabelledCounter(labels - 1, room);
        });
    }

    @Override
    public void add(long amount) {
        count.add(amount);
    }

    /** Hands over each counter with the values of its labels. */
    void each(BiConsumer<List<String>, Long> reader) {
        each(List.of(), reader);
    }

    private void each(List<String> values, BiConsumer<List<String>, Long> reader) {
        if (labels == 0) {
            reader.accept(values, count.sum());
            return;
        }
        children.forEach((value, child) -> {
            var more = new ArrayList<>(values);
            more.add(value);
            child.each(more, reader);
        });
    }
}
