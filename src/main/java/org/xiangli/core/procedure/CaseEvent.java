package org.xiangli.core.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xiangli.kernel.RuleRef;

/**
 * One thing that happened to a case. Events are only ever added; what the case is now, is what they add up to.
 *
 * @param seq 1 for the opening, then counted up without a gap
 * @param at the moment it was recorded
 * @param day the same as a date of the village, on which all limits are counted
 * @param move key of the move, or one of the keys below that every case knows
 * @param from step left; empty when the case is opened
 * @param to step entered; the same step when the case stays
 * @param reason why, in the actor's words; may be empty where the move asks for none
 * @param legalBasis the law a refusal stands on
 * @param rules the gates that were asked and held, with the article each had on that day
 * @param data small facts of the move, for example {@link #MISSING_PAPERS}
 */
public record CaseEvent(
        int seq,
        Instant at,
        LocalDate day,
        Actor by,
        String move,
        Optional<String> from,
        String to,
        String reason,
        Optional<RuleRef> legalBasis,
        List<RuleRef> rules,
        Map<String, String> data) {

    /** The move every history begins with. */
    public static final String OPENED = "opened";

    /** The case let its limit pass and is now shown one level higher. */
    public static final String ESCALATED = "escalated";

    /** Four fifths of the time of whoever holds the case have passed. */
    public static final String REMINDED = "reminded";

    /** Whoever holds the case has asked other departments for their opinion, all at once. */
    public static final String CONSULTED = "consulted";

    /** One of them has given it. */
    public static final String OPINED = "opined";

    /** The finished case was badly done and is opened again. */
    public static final String REDO = "redo";

    /** Whoever holds it says what was done about it. */
    public static final String REDONE = "redone";

    /** Somebody above has seen that it is put right. */
    public static final String SETTLED = "settled";

    /** Key of the data that says from which day, itself not counted, the limit runs. */
    public static final String SINCE = "since";

    /** Key of the data that names, a line each, the departments asked. */
    public static final String DEPARTMENTS = "departments";

    /** Key of the data that says how many working days they have. */
    public static final String LIMIT = "limit";

    /** Key of the data that names the department that has spoken. */
    public static final String DEPARTMENT = "department";

    /** Key of the data that says whether it agrees: {@code true} or {@code false}. */
    public static final String AGREES = "agrees";

    /** Key of the data that names, separated by commas, all papers the resident still has to bring. */
    public static final String MISSING_PAPERS = "missing-papers";

    /** The longest reason or other text kept with an event, in characters. */
    public static final int TEXT_LIMIT = 2_000;

    static final Set<String> RESERVED = Set.of(OPENED, ESCALATED, REMINDED, CONSULTED, OPINED, REDO, REDONE, SETTLED);

    public CaseEvent {
        rules = List.copyOf(rules);
        data = Map.copyOf(data);
    }
}
