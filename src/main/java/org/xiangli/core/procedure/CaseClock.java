package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.clock.WorkingDays;

/**
 * The promised time of one case. The day the clock starts is not counted (民法典 201); a pause moves the due day by
 * exactly the working days after the day it began, up to and including the day it ended. So waiting neither uses up
 * the promise nor heals a lateness: the working days left, or late, are after a pause what they were before.
 *
 * @param promise promised working days; 0 when nothing is promised, and then the clock never starts
 * @param startedOn day the clock first ran
 * @param due last day of the promise
 * @param provisional whether the due day rests on a year whose holidays are not yet published
 * @param haltedOn since when the started clock stands still, paused or stopped
 */
public record CaseClock(
        int promise,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable LocalDate haltedOn) {

    /** The longest promise: more than a working year is a typing error. */
    static final int LONGEST_PROMISE = 250;

    /** A clock that has not started. */
    static CaseClock promised(int promise) {
        return new CaseClock(promise, null, null, false, null);
    }

    /** The clock after a case has come, on that day, to a step that lets it run or holds it. */
    CaseClock on(LocalDate day, Clocking clocking, WorkingDays workingDays) {
        if (promise == 0) {
            return this;
        }
        return clocking == Clocking.RUNS ? run(day, workingDays) : halt(day);
    }

    private CaseClock run(LocalDate day, WorkingDays workingDays) {
        if (due == null) {
            var end = workingDays.after(day, promise);
            return new CaseClock(promise, day, end.day(), end.provisional(), null);
        }
        if (haltedOn == null) {
            return this;
        }
        var waited = workingDays.between(haltedOn, day);
        if (waited == 0) {
            return new CaseClock(promise, startedOn, due, provisional, null);
        }
        var end = workingDays.after(due, waited);
        return new CaseClock(promise, startedOn, end.day(), provisional || end.provisional(), null);
    }

    private CaseClock halt(LocalDate day) {
        return due == null || haltedOn != null ? this : new CaseClock(promise, startedOn, due, provisional, day);
    }

    /** The last day of the promise; empty while the clock has not started. */
    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(due);
    }

    public boolean running() {
        return due != null && haltedOn == null;
    }

    /** Working days left at the end of the given day, never negative; while the clock stands still they do not shrink. */
    public int remaining(LocalDate on, WorkingDays workingDays) {
        return due == null ? promise : workingDays.between(counted(on), due);
    }

    /** Working days by which the promise is, or was, broken; 0 when it is kept. */
    public int late(LocalDate on, WorkingDays workingDays) {
        return due == null ? 0 : workingDays.between(due, counted(on));
    }

    /** Whether the promise is broken on that day by a clock that still runs: the due day itself is in time. */
    public boolean overdue(LocalDate on) {
        return running() && due != null && on.isAfter(due);
    }

    private LocalDate counted(LocalDate on) {
        return haltedOn != null && haltedOn.isBefore(on) ? haltedOn : on;
    }
}
