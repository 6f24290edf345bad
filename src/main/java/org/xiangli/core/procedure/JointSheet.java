package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.clock.WorkingDays;

/** Reads joint reviews out of a case's history: who was asked when, who has said what, how long each took. */
final class JointSheet {

    private JointSheet() {}

    /** The departments an event has asked, in the order they were named. */
    static List<String> departments(CaseEvent event) {
        return Arrays.stream(
                        event.data().getOrDefault(CaseEvent.DEPARTMENTS, "").split("\n", -1))
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** Working days an event gives them; 1 when it says nothing readable, which no event of ours does. */
    static int limit(CaseEvent event) {
        var limit = event.data().getOrDefault(CaseEvent.LIMIT, "");
        return limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : 1;
    }

    /** Every opinion asked for in a case, in order, as of a day. */
    static List<Opinion> of(List<CaseEvent> events, LocalDate on, WorkingDays workingDays) {
        var opinions = new ArrayList<Opinion>();
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            if (event.move().equals(CaseEvent.CONSULTED)) {
                var due = workingDays.after(event.day(), limit(event)).day();
                var later = events.subList(index + 1, events.size());
                for (var department : departments(event)) {
                    opinions.add(opinion(department, event.day(), due, answer(later, department), on, workingDays));
                }
            }
        }
        return List.copyOf(opinions);
    }

    private static Opinion opinion(
            String department,
            LocalDate asked,
            LocalDate due,
            @Nullable CaseEvent answer,
            LocalDate on,
            WorkingDays workingDays) {
        var until = answer == null ? on : answer.day();
        return new Opinion(
                department,
                asked,
                due,
                Optional.ofNullable(answer).map(CaseEvent::day),
                answer != null && Boolean.parseBoolean(answer.data().get(CaseEvent.AGREES)),
                answer == null ? "" : answer.reason(),
                workingDays.between(asked, until),
                workingDays.between(due, until));
    }

    /** What it said before it was asked anew. */
    private static @Nullable CaseEvent answer(List<CaseEvent> later, String department) {
        for (var event : later) {
            if (event.move().equals(CaseEvent.CONSULTED) && departments(event).contains(department)) {
                return null;
            }
            if (event.move().equals(CaseEvent.OPINED)
                    && department.equals(event.data().get(CaseEvent.DEPARTMENT))) {
                return event;
            }
        }
        return null;
    }
}
