package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.clock.WorkingDays;

/**
 * Where a case is, as its history adds up. The table of cases holds it ready for reading; {@link #replay} builds the
 * same from the events alone.
 *
 * @param seq number of the last event; whoever moves the case must have seen it
 * @param stepSince day the case came to its step
 * @param stepDue last day for the post that holds it, if the step has a limit
 * @param escalatedOn day the step's overdue case was shown one level higher
 * @param namedMissing all papers the resident was told are missing; the list is made once (优化营商环境条例 36)
 */
public record CaseState(
        int seq,
        Step step,
        LocalDate stepSince,
        @Nullable LocalDate stepDue,
        CaseClock clock,
        Outcome outcome,
        Set<String> namedMissing,
        boolean finished,
        @Nullable LocalDate escalatedOn) {

    public CaseState {
        namedMissing = Set.copyOf(namedMissing);
    }

    /**
     * Adds up a history.
     *
     * @throws IllegalStateException when the events are no history of that procedure
     */
    public static CaseState replay(Procedure procedure, int promise, List<CaseEvent> events, WorkingDays workingDays) {
        if (events.isEmpty()) {
            throw new IllegalStateException("A case without events of procedure " + procedure);
        }
        var state = opened(procedure, promise, events.getFirst(), workingDays);
        for (var event : events.subList(1, events.size())) {
            state = state.after(procedure, event, workingDays);
        }
        return state;
    }

    static CaseState opened(Procedure procedure, int promise, CaseEvent event, WorkingDays workingDays) {
        var start = procedure.start();
        demand(
                event.seq() == 1
                        && event.move().equals(CaseEvent.OPENED)
                        && event.to().equals(start.key()),
                event);
        return new CaseState(
                1,
                start,
                event.day(),
                stepDue(start, event.day(), workingDays),
                CaseClock.promised(promise).on(event.day(), start.clock(), workingDays),
                Outcome.NONE,
                Set.of(),
                procedure.isFinal(start),
                null);
    }

    CaseState after(Procedure procedure, CaseEvent event, WorkingDays workingDays) {
        demand(
                event.seq() == seq + 1
                        && event.from().equals(Optional.of(step.key()))
                        && !event.day().isBefore(stepSince),
                event);
        return event.move().equals(CaseEvent.ESCALATED) ? escalated(event) : moved(procedure, event, workingDays);
    }

    private CaseState escalated(CaseEvent event) {
        demand(event.to().equals(step.key()) && escalatedOn == null, event);
        return new CaseState(
                event.seq(), step, stepSince, stepDue, clock, outcome, namedMissing, finished, event.day());
    }

    private CaseState moved(Procedure procedure, CaseEvent event, WorkingDays workingDays) {
        var move = procedure
                .move(step.key(), event.move())
                .filter(way -> way.to().equals(event.to()))
                .orElseThrow(() -> broken(event));
        var next = procedure.step(move.to());
        var stays = next.equals(step);
        var sameAnswer = step.phase() == Phase.SUBMITTED && next.phase() == Phase.SUBMITTED;
        return new CaseState(
                event.seq(),
                next,
                stays ? stepSince : event.day(),
                stays || sameAnswer ? stepDue : stepDue(next, event.day(), workingDays),
                clock.on(event.day(), next.clock(), workingDays),
                move.outcome() == Outcome.NONE ? outcome : move.outcome(),
                next.phase() == Phase.TO_SUPPLEMENT
                        ? union(namedMissing, MissingPapers.in(event.data()))
                        : namedMissing,
                procedure.isFinal(next),
                stays ? escalatedOn : null);
    }

    /** By when whoever holds the case must act: the step's limit or the promise, whichever ends first. */
    public Optional<LocalDate> actBy() {
        var promised = clock.running() ? clock.dueOn() : Optional.<LocalDate>empty();
        return finished
                ? Optional.empty()
                : Stream.concat(Optional.ofNullable(stepDue).stream(), promised.stream())
                        .min(LocalDate::compareTo);
    }

    /** Whether somebody is late with this case at that day; the last day itself is in time. */
    public boolean overdue(LocalDate on) {
        return actBy().filter(on::isAfter).isPresent();
    }

    private static @Nullable LocalDate stepDue(Step step, LocalDate day, WorkingDays workingDays) {
        if (step.phase() == Phase.SUBMITTED) {
            return workingDays.isWorkingDay(day)
                    ? day
                    : workingDays.after(day, 1).day();
        }
        return step.limitWorkingDays() == 0
                ? null
                : workingDays.after(day, step.limitWorkingDays()).day();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static void demand(boolean fits, CaseEvent event) {
        if (!fits) {
            throw broken(event);
        }
    }

    private static IllegalStateException broken(CaseEvent event) {
        return new IllegalStateException(
                "Event %d '%s' does not follow from what happened before".formatted(event.seq(), event.move()));
    }
}
