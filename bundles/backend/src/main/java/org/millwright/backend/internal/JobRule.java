// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.backend.Transaction;
import org.millwright.models.Job;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Problem;

/** When a job began and ended; that a machine has one current job; and that those that may still matter stay. */
final class JobRule implements Rule<Job> {

    private final Clock clock;

    JobRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Job created(Image image, Request request, Job object) {
        return object.uuid().isEmpty() ? object.withUuid(UUID.randomUUID().toString()) : object;
    }

    /** Which job is current is for the server to say. */
    @Override
    public Job changed(Image image, Request request, Job before, Job after) {
        return after.withCurrent(before.current());
    }

    @Override
    public Job settled(Image image, Optional<Job> before, Job object) {
        boolean begins = object.state().equals("running")
                && before.map(Job::state).filter("running"::equals).isEmpty();
        boolean noStart = object.startTime().equals(Lease.NEVER);
        boolean ends = object.ended() && object.endTime().equals(Lease.NEVER);
        return object.with()
                .startTime(begins || before.isEmpty() && noStart ? clock.instant() : object.startTime())
                .endTime(ends ? clock.instant() : object.endTime())
                .build();
    }

    @Override
    public void written(Transaction transaction, Job object) {
        if (object.current()) {
            transaction
                    .image()
                    .find(Job.KIND, object.previous())
                    .filter(previous ->
                            previous.value().current() && !previous.key().equals(object.uuid()))
                    .ifPresent(previous ->
                            transaction.save(Job.KIND, previous.value().withCurrent(false)));
        }
    }

    @Override
    public List<String> keeps(Image image, Job object) {
        boolean free = object.ended()
                || image.find(Machine.KIND, object.machine()).isEmpty()
                || !image.table(Job.KIND).with("Previous", object.uuid()).isEmpty();
        return free ? List.of() : List.of("Jobs " + object.uuid() + " is not in a deletable state: " + object.state());
    }

    @Override
    public Problem kept(String kind, String key, List<String> reasons) {
        return Problem.invalid(kind, key, reasons);
    }
}
