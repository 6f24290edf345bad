package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.kernel.DivisionCode;

/**
 * One stay of a case with one post: who had it from when to when, and how many working days it took there. The day it
 * came is not counted, the day it left is.
 *
 * @param left the day it was handed on; empty while it is still there
 * @param workingDays working days of the stay, up to the day asked for when it has not ended
 * @param late working days over the limit the step set, 0 when in time or without limit
 */
public record Hop(Step step, DivisionCode holder, LocalDate came, Optional<LocalDate> left, int workingDays, int late) {

    /** The time sheet of a case, in order, as of a day (R050). */
    static List<Hop> sheet(
            Procedure procedure, CaseFile file, List<CaseEvent> events, LocalDate on, WorkingDays workingDays) {
        var hops = new ArrayList<Hop>();
        var state = CaseState.opened(procedure, file.clock().promise(), events.getFirst(), workingDays);
        for (var event : events.subList(1, events.size())) {
            var next = state.after(procedure, event, workingDays);
            if (!next.step().equals(state.step()) || !Objects.equals(next.redoSince(), state.redoSince())) {
                hops.add(hop(file, state, event.day(), on, workingDays));
            }
            state = next;
        }
        hops.add(hop(file, state, null, on, workingDays));
        return List.copyOf(hops);
    }

    private static Hop hop(
            CaseFile file, CaseState state, @Nullable LocalDate left, LocalDate on, WorkingDays workingDays) {
        var until = left == null ? on : left;
        var step = state.step();
        return new Hop(
                step,
                step.post().division(file.village()),
                state.stepSince(),
                Optional.ofNullable(left),
                workingDays.between(state.stepSince(), until),
                state.stepDue() == null || state.finished() ? 0 : workingDays.between(state.stepDue(), until));
    }
}
