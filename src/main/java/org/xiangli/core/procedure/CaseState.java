package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.clock.DueDay;
import org.xiangli.core.clock.WorkingDays;

/**
 * Where a case is, as its history adds up. The table of cases holds it ready for reading; {@link #replay} builds the
 * same from the events alone.
 *
 * @param seq number of the last event; whoever moves the case must have seen it
 * @param stepSince day the case came to its step
 * @param stepDue last day for the post that holds it, if the step has a limit
 * @param escalatedOn day the step's overdue case was shown one level higher
 * @param awaited the departments asked for an opinion at this step that have not spoken, each with its last day
 * @param redoSince the day a finished case was opened again because it was badly done; see {@link Redoing}
 * @param limitsProvisional whether the step's last day, or an opinion's, rests on a year whose holidays are not yet
 *     published, so that it may still move
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
        @Nullable LocalDate escalatedOn,
        Map<String, LocalDate> awaited,
        @Nullable LocalDate redoSince,
        boolean limitsProvisional) {

    public CaseState {
        namedMissing = Set.copyOf(namedMissing);
        awaited = Map.copyOf(awaited);
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
        var limit = limit(start, event.day(), workingDays);
        return new CaseState(
                1,
                start,
                event.day(),
                day(limit),
                CaseClock.promised(promise).on(event.day(), start.clock(), workingDays),
                Outcome.NONE,
                Set.of(),
                procedure.isFinal(start),
                null,
                Map.of(),
                null,
                provisional(limit));
    }

    CaseState after(Procedure procedure, CaseEvent event, WorkingDays workingDays) {
        demand(
                event.seq() == seq + 1
                        && event.from().equals(Optional.of(step.key()))
                        && !event.day().isBefore(stepSince),
                event);
        return switch (event.move()) {
            case CaseEvent.ESCALATED -> escalated(event);
            case CaseEvent.REMINDED -> staying(event, escalatedOn, awaited, limitsProvisional);
            case CaseEvent.CONSULTED -> consulted(event, workingDays);
            case CaseEvent.OPINED -> opined(event);
            case CaseEvent.REDO -> redo(event, workingDays);
            case CaseEvent.REDONE -> redone(event);
            case CaseEvent.SETTLED -> settled(procedure, event, workingDays);
            default -> moved(procedure, event, workingDays);
        };
    }

    private CaseState escalated(CaseEvent event) {
        demand(escalatedOn == null, event);
        return staying(event, event.day(), awaited, limitsProvisional);
    }

    /** The clocks of those asked begin together: they work side by side, not one after the other. */
    private CaseState consulted(CaseEvent event, WorkingDays workingDays) {
        var asked = JointSheet.departments(event);
        demand(!asked.isEmpty() && asked.stream().noneMatch(awaited::containsKey), event);
        var due = workingDays.after(event.day(), JointSheet.limit(event));
        var waiting = new HashMap<>(awaited);
        asked.forEach(department -> waiting.put(department, due.day()));
        return staying(event, escalatedOn, waiting, limitsProvisional || due.provisional());
    }

    private CaseState opined(CaseEvent event) {
        var department = event.data().getOrDefault(CaseEvent.DEPARTMENT, "");
        demand(awaited.containsKey(department), event);
        var waiting = new HashMap<>(awaited);
        waiting.remove(department);
        return staying(event, escalatedOn, waiting, limitsProvisional);
    }

    private CaseState redo(CaseEvent event, WorkingDays workingDays) {
        demand(redoSince == null && step.phase().mayBeRedone(), event);
        var since = LocalDate.parse(
                event.data().getOrDefault(CaseEvent.SINCE, event.day().toString()));
        return again(event, workingDays.after(since, JointSheet.limit(event)), false, event.day());
    }

    private CaseState redone(CaseEvent event) {
        demand(redoSince != null, event);
        return staying(event, escalatedOn, awaited, limitsProvisional);
    }

    private CaseState settled(Procedure procedure, CaseEvent event, WorkingDays workingDays) {
        demand(redoSince != null, event);
        return again(event, limit(step, event.day(), workingDays), procedure.isFinal(step), null);
    }

    /** The same step once more from a day on, with another last day. */
    private CaseState again(
            CaseEvent event, @Nullable DueDay due, boolean nowFinished, @Nullable LocalDate openedAgain) {
        demand(event.to().equals(step.key()), event);
        return new CaseState(
                event.seq(),
                step,
                event.day(),
                day(due),
                clock,
                outcome,
                namedMissing,
                nowFinished,
                null,
                Map.of(),
                openedAgain,
                provisional(due));
    }

    private CaseState staying(
            CaseEvent event, @Nullable LocalDate escalated, Map<String, LocalDate> waiting, boolean mayMove) {
        demand(event.to().equals(step.key()), event);
        return new CaseState(
                event.seq(),
                step,
                stepSince,
                stepDue,
                clock,
                outcome,
                namedMissing,
                finished,
                escalated,
                waiting,
                redoSince,
                mayMove);
    }

    /**
     * The departments that must still be waited for on a day: they have not spoken and their last day has not passed.
     * Until none is left, the case cannot leave its step, unless the resident withdraws it.
     */
    public Set<String> awaitedOn(LocalDate day) {
        return awaited.entrySet().stream()
                .filter(waiting -> !day.isAfter(waiting.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a move may lead there as far as a case opened again goes: the resident may still appeal. */
    boolean mayPass(Step next) {
        return redoSince == null || next.phase() == Phase.APPEALED;
    }

    /** Whether a move may leave the step on a day, as far as opinions go. */
    boolean mayLeave(Step next, LocalDate day) {
        return next.equals(step)
                || next.phase() == Phase.WITHDRAWN
                || awaitedOn(day).isEmpty();
    }

    /** Whether four fifths of the time of whoever holds the case have passed, and the last day has not. */
    public boolean nearlyDue(LocalDate on, WorkingDays workingDays) {
        var last = actBy();
        if (last.isEmpty() || on.isAfter(last.get())) {
            return false;
        }
        var start = last.get().equals(stepDue) ? stepSince : clock.startedOn();
        var total = start == null ? 0 : workingDays.between(start, last.get());
        return start != null && total > 0 && workingDays.between(start, on) * 5 >= total * 4;
    }

    private CaseState moved(Procedure procedure, CaseEvent event, WorkingDays workingDays) {
        var move = procedure
                .move(step.key(), event.move())
                .filter(way -> way.to().equals(event.to()))
                .orElseThrow(() -> broken(event));
        var next = procedure.step(move.to());
        var stays = next.equals(step);
        demand(mayLeave(next, event.day()) && mayPass(next), event);
        var sameLimit = stays || step.phase() == Phase.SUBMITTED && next.phase() == Phase.SUBMITTED;
        var limit = limit(next, event.day(), workingDays);
        return new CaseState(
                event.seq(),
                next,
                stays ? stepSince : event.day(),
                sameLimit ? stepDue : day(limit),
                clock.on(event.day(), next.clock(), workingDays),
                move.outcome() == Outcome.NONE ? outcome : move.outcome(),
                next.phase() == Phase.TO_SUPPLEMENT
                        ? union(namedMissing, MissingPapers.in(event.data()))
                        : namedMissing,
                procedure.isFinal(next),
                stays ? escalatedOn : null,
                stays ? awaited : Map.of(),
                null,
                sameLimit ? limitsProvisional : provisional(limit));
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

    /** The last day a step sets itself; what is handed in is answered the same working day. */
    private static @Nullable DueDay limit(Step step, LocalDate day, WorkingDays workingDays) {
        if (step.phase() == Phase.SUBMITTED) {
            return workingDays.onOrAfter(day);
        }
        return step.limitWorkingDays() == 0 ? null : workingDays.after(day, step.limitWorkingDays());
    }

    private static @Nullable LocalDate day(@Nullable DueDay limit) {
        return limit == null ? null : limit.day();
    }

    private static boolean provisional(@Nullable DueDay limit) {
        return limit != null && limit.provisional();
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
