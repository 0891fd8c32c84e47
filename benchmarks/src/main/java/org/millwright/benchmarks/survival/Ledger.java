// SPDX-License-Identifier: Apache-2.0
package org.millwright.benchmarks.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What clients sent and what was acknowledged to them; judges what a server has against it. */
public final class Ledger {

    /** What is wrong with a subject. */
    public enum Fault {
        /** An acknowledged write isn't there. */
        LOST,
        /** Part of a write is there and part of it isn't. */
        TORN,
        /** It is there although its removal was acknowledged. */
        RESURRECTED,
        /** What is there was never sent, or was refused, or was undone by an earlier start. */
        INVENTED
    }

    /** A fault with its evidence. */
    public record Finding(String subject, Fault fault, String evidence) {}

    private record Write(long version, boolean removes) {}

    private static final Write NOTHING = new Write(0, true);

    private final Map<String, Write> acknowledged = new TreeMap<>();
    private final Map<String, List<Write>> open = new TreeMap<>();
    private long acknowledgements;

    /** Before a write leaves. */
    public synchronized void sent(String subject, long version, boolean removes) {
        open.computeIfAbsent(subject, name -> new ArrayList<>()).add(new Write(version, removes));
    }

    public synchronized void acknowledged(String subject, long version) {
        var mine = open.get(subject);
        acknowledged.put(
                subject,
                mine.stream()
                        .filter(write -> write.version() == version)
                        .findFirst()
                        .orElseThrow());
        mine.removeIf(write -> write.version() <= version);
        acknowledgements++;
    }

    public synchronized void refused(String subject, long version) {
        open.get(subject).removeIf(write -> write.version() == version);
    }

    public synchronized boolean exists(String subject) {
        return !last(subject).removes();
    }

    public synchronized long acknowledgements() {
        return acknowledgements;
    }

    /** Writes of which nobody knows whether they took place. */
    public synchronized long unanswered() {
        return open.values().stream().mapToLong(List::size).sum();
    }

    private Write last(String subject) {
        return acknowledged.getOrDefault(subject, NOTHING);
    }

    /** Judges all that a server has; from then on that is what it must have. */
    public synchronized List<Finding> settle(Map<String, Set<Long>> found) {
        var subjects = new TreeSet<>(found.keySet());
        subjects.addAll(acknowledged.keySet());
        subjects.addAll(open.keySet());
        var findings = new ArrayList<Finding>();
        for (String subject : subjects) {
            var versions = new TreeSet<>(found.getOrDefault(subject, Set.of(0L)));
            judge(subject, versions, findings);
            long version = versions.last();
            boolean removed = version == 0;
            acknowledged.put(subject, new Write(removed ? last(subject).version() : version, removed));
        }
        open.clear();
        return findings;
    }

    private void judge(String subject, NavigableSet<Long> versions, List<Finding> findings) {
        var last = last(subject);
        var pending = open.getOrDefault(subject, List.of());
        String evidence = "acknowledged " + last + ", unanswered " + pending + ", found " + versions;
        if (versions.size() != 1) {
            findings.add(new Finding(subject, Fault.TORN, evidence));
            return;
        }
        long version = versions.first();
        boolean removed = version == 0;
        boolean asAcknowledged = last.removes() ? removed : version == last.version();
        boolean asSent = pending.stream()
                .anyMatch(write -> removed ? write.removes() : !write.removes() && write.version() == version);
        if (!asAcknowledged && !asSent) {
            findings.add(new Finding(subject, fault(last, version), evidence));
        }
    }

    private static Fault fault(Write last, long version) {
        if (version > last.version()) {
            return Fault.INVENTED;
        }
        return last.removes() ? Fault.RESURRECTED : Fault.LOST;
    }
}
