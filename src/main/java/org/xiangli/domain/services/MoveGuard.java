package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** What the desk asks of a move beyond its procedure, because it knows papers and custody and the procedure does not. */
@Component
class MoveGuard {

    /** Moves with a verb of their own at the desk. */
    private static final List<String> VERBS = List.of(Moves.SUBMIT, Moves.ACCEPT, Moves.PAPERS_BROUGHT, Moves.DELIVER);

    private final CustodyBook custody;
    private final List<DecisionLimit> limits;

    MoveGuard(CustodyBook custody, List<DecisionLimit> limits) {
        this.custody = custody;
        this.limits = limits;
    }

    /**
     * @throws IllegalArgumentException for a move that has a verb of its own
     * @throws Refusal {@code services.paper-outstanding} when a granted matter still waits for a promised paper,
     *     {@code services.custody-open} when originals are still in an agent's hands, and as {@link #asking} and
     *     {@link DecisionLimit#demandWithin}
     */
    DeskMove pass(Application application, DeskMove move, LocalDate today) {
        if (VERBS.contains(move.move())) {
            throw new IllegalArgumentException("The desk has a verb of its own for " + move.move());
        }
        return switch (move.move()) {
            case Moves.ASK_PAPERS -> asking(application, move, today);
            case Moves.GRANT -> granting(application, move, today);
            case Moves.REFUSE -> refusing(application, move, today);
            case Moves.CLOSE -> closing(application, move);
            default -> move;
        };
    }

    /** Only papers of the item's own list can be asked for. */
    DeskMove asking(Application application, DeskMove move, LocalDate today) {
        PaperSheet.demand(application.item(), missing(move.papers()), today, today);
        return move.noting(withPapers(move));
    }

    static Map<String, PaperMark> missing(List<String> papers) {
        return papers.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), code -> PaperMark.of(PaperState.MISSING)));
    }

    private static Map<String, String> withPapers(DeskMove move) {
        var notes = new java.util.HashMap<>(move.notes());
        notes.put(CaseEvent.MISSING_PAPERS, String.join(",", move.papers()));
        return notes;
    }

    private DeskMove refusing(Application application, DeskMove move, LocalDate today) {
        limits.forEach(limit -> limit.demandWithin(application, false, Optional.empty(), today));
        return move;
    }

    private DeskMove granting(Application application, DeskMove move, LocalDate today) {
        var outstanding = application.papers().outstanding();
        if (!outstanding.isEmpty()) {
            throw new Refusal("services.paper-outstanding", ServiceLaw.GUIDE, outstanding.size());
        }
        var amount = Optional.ofNullable(move.notes().get(DecisionLimit.AMOUNT))
                .map(Long::parseLong)
                .map(Money::ofFen);
        limits.forEach(limit -> limit.demandWithin(application, true, amount, today));
        return move;
    }

    private DeskMove closing(Application application, DeskMove move) {
        var held = custody.held(application.id());
        if (held > 0) {
            throw new Refusal("services.custody-open", ServiceLaw.CUSTODY, held);
        }
        return move;
    }
}
