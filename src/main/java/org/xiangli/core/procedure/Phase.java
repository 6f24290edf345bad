package org.xiangli.core.procedure;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a matter stands, in words every resident is shown. The order of the phases is the same for all matters; a
 * procedure chooses its steps within it. {@link #mayPassTo} is the only place that order is written down.
 */
public enum Phase {
    /** Being put together; nothing has been handed in. */
    DRAFT,
    /** Handed in; whether it is accepted is decided the same working day. */
    SUBMITTED,
    /** Accepted: the promised time runs. */
    ACCEPTED,
    /** Papers are missing; all of them were named at once (优化营商环境条例 36). */
    TO_SUPPLEMENT,
    /** Refused at the door, with reason and legal basis. */
    NOT_ACCEPTED,
    /** An office examines it. */
    IN_REVIEW,
    /** Handed on to another office. */
    FORWARDED,
    /** Granted or refused. */
    DECIDED,
    /** The result is in the resident's hands. */
    DELIVERED,
    /** Finished. */
    CLOSED,
    /** Taken back by the resident. */
    WITHDRAWN,
    /** Waiting for something outside the office and the resident. */
    SUSPENDED,
    /** The resident objects. */
    APPEALED;

    private static final Map<Phase, Set<Phase>> LEGAL = Map.ofEntries(
            Map.entry(DRAFT, EnumSet.of(DRAFT, SUBMITTED, WITHDRAWN)),
            Map.entry(SUBMITTED, EnumSet.of(SUBMITTED, ACCEPTED, TO_SUPPLEMENT, NOT_ACCEPTED, WITHDRAWN)),
            Map.entry(ACCEPTED, EnumSet.of(ACCEPTED, IN_REVIEW, FORWARDED, TO_SUPPLEMENT, SUSPENDED, WITHDRAWN)),
            Map.entry(
                    TO_SUPPLEMENT,
                    EnumSet.of(SUBMITTED, ACCEPTED, IN_REVIEW, FORWARDED, NOT_ACCEPTED, DECIDED, WITHDRAWN)),
            Map.entry(NOT_ACCEPTED, EnumSet.of(CLOSED, APPEALED)),
            Map.entry(IN_REVIEW, EnumSet.of(IN_REVIEW, FORWARDED, TO_SUPPLEMENT, DECIDED, SUSPENDED, WITHDRAWN)),
            Map.entry(FORWARDED, EnumSet.of(FORWARDED, IN_REVIEW, TO_SUPPLEMENT, DECIDED, SUSPENDED, WITHDRAWN)),
            Map.entry(DECIDED, EnumSet.of(DELIVERED, APPEALED)),
            Map.entry(DELIVERED, EnumSet.of(DELIVERED, CLOSED, APPEALED)),
            Map.entry(CLOSED, EnumSet.of(APPEALED)),
            Map.entry(WITHDRAWN, EnumSet.noneOf(Phase.class)),
            Map.entry(SUSPENDED, EnumSet.of(ACCEPTED, IN_REVIEW, FORWARDED, WITHDRAWN)),
            Map.entry(APPEALED, EnumSet.of(APPEALED, IN_REVIEW, DECIDED, CLOSED, WITHDRAWN)));

    /** Whether a move may lead from this phase to the next one; a move that stays in a phase counts as a passage too. */
    public boolean mayPassTo(Phase next) {
        return LEGAL.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether a matter may end here, that is, whether a step of this phase needs no move out of it. */
    public boolean mayEnd() {
        return this == CLOSED || this == WITHDRAWN || this == NOT_ACCEPTED;
    }

    /** Whether a matter may be opened again here because it was badly done. */
    boolean mayBeRedone() {
        return this == DELIVERED || this == CLOSED;
    }

    /** Whether the matter waits for someone outside the office, so that the promised time must not run. */
    boolean waits() {
        return this == TO_SUPPLEMENT || this == SUSPENDED;
    }

    /** Whether a promise can be kept or broken here: work on the matter has begun and is not done. */
    boolean works() {
        return this == ACCEPTED || this == IN_REVIEW || this == FORWARDED;
    }

    /** Key of the phase's name in the message bundle, for example {@code procedure.phase.to-supplement}. */
    public String messageKey() {
        return "procedure.phase." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
