package org.xiangli.domain.services.web;

import java.util.Locale;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Phase;

/** How a state looks in a list; the word always stands beside the colour. */
public final class PhaseTag {

    private PhaseTag() {}

    public static String of(Phase phase) {
        return switch (phase) {
            case DECIDED, DELIVERED, CLOSED -> "good";
            case NOT_ACCEPTED, WITHDRAWN, SUSPENDED -> "bad";
            case TO_SUPPLEMENT, APPEALED -> "wait";
            default -> "";
        };
    }

    /** Key of the phase's word. */
    public static String key(Phase phase) {
        return "procedure.phase." + phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of a move's word: the room's own, or the mechanism's for what every case has. */
    public static String move(String move) {
        return switch (move) {
            case CaseEvent.OPENED,
                    CaseEvent.ESCALATED,
                    CaseEvent.REMINDED,
                    CaseEvent.CONSULTED,
                    CaseEvent.OPINED,
                    CaseEvent.REDO,
                    CaseEvent.REDONE,
                    CaseEvent.SETTLED -> "procedure.move." + move;
            default -> "services.move." + move;
        };
    }
}
