package org.xiangli.domain.services.quality.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Move;
import org.xiangli.core.procedure.Phase;
import org.xiangli.domain.services.quality.Delays;
import org.xiangli.domain.services.quality.Outcomes;
import org.xiangli.domain.services.quality.Trips;

/** Puts a case's panel together. */
@Component
public class CasePanels {

    private static final List<String> REFUSALS = List.of("refuse", "not-accept");

    private static final List<String> REDO = List.of(CaseEvent.REDO, CaseEvent.REDONE, CaseEvent.SETTLED);

    private final Outcomes outcomes;
    private final Delays delays;
    private final Trips trips;

    CasePanels(Outcomes outcomes, Delays delays, Trips trips) {
        this.outcomes = outcomes;
        this.delays = delays;
        this.trips = trips;
    }

    /** @param moves what whoever acts may do now */
    public CasePanel of(CaseFile file, List<CaseEvent> history, List<Move> moves) {
        var acting = Acting.current();
        var outcome = outcomes.of(file.id());
        var refusal = outcome.filter(Outcomes.Outcome::refused)
                .flatMap(known -> history.stream()
                        .filter(event -> REFUSALS.contains(event.move()))
                        .reduce((earlier, later) -> later));
        var holds = acting.kind() != PostKind.RESIDENT
                && file.step().post().code().equals(acting.kind().key());
        var delivered = file.phase() == Phase.DELIVERED || file.phase() == Phase.CLOSED;
        return new CasePanel(
                refusal,
                outcome,
                delays.of(file.id()),
                holds && delays.unexplained(file),
                moves.stream().anyMatch(move -> move.key().equals("appeal")),
                trips.of(file.id()),
                delivered && (acting.kind() == PostKind.RESIDENT || acting.kind() == PostKind.VILLAGE_CLERK),
                redo(history),
                file.state().redoSince() != null && acting.kind() == PostKind.VILLAGE_CLERK && holds);
    }

    /** The last time the case was opened again, and what followed. */
    static List<CaseEvent> redo(List<CaseEvent> history) {
        var events =
                history.stream().filter(event -> REDO.contains(event.move())).toList();
        var last = events.stream().map(CaseEvent::move).toList().lastIndexOf(CaseEvent.REDO);
        return last < 0 ? List.of() : events.subList(last, events.size());
    }
}
