package org.xiangli.domain.services.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.core.clock.DueDay;
import org.xiangli.kernel.RuleRef;

/**
 * A proposal and what became of it.
 *
 * @param department that proposed it
 * @param due the day by which it must be decided (准入审核期限)
 * @param decision empty while it is in review
 * @param retired empty while it counts
 */
public record Admission(
        Proposal proposal,
        String department,
        UUID proposedBy,
        Instant proposedAt,
        DueDay due,
        State state,
        Optional<Decision> decision,
        Optional<Retirement> retired) {

    /** How it stands. */
    public enum State {
        IN_REVIEW,
        ADMITTED,
        /** Sent back to be completed; a new proposal may follow. */
        RETURNED,
        REFUSED
    }

    /**
     * @param by who decided; empty when the rule alone did
     * @param law the rule it stands on
     * @param effectiveFrom for an item admitted
     */
    public record Decision(
            LocalDate on, Optional<UUID> by, String why, RuleRef law, Optional<LocalDate> effectiveFrom) {}

    /** Why and since when an item no longer counts. */
    public record Retirement(LocalDate on, String why) {}

    public UUID id() {
        return proposal.key();
    }

    /** Admitted and not retired: it counts against the county's cap from the day of the decision. */
    public boolean counts() {
        return state == State.ADMITTED && retired.isEmpty();
    }

    /** Whether a village may be asked for it on a day. */
    public boolean inForceOn(LocalDate day) {
        return counts()
                && decision.flatMap(Decision::effectiveFrom)
                        .filter(from -> !day.isBefore(from))
                        .isPresent();
    }

    public boolean overdue(LocalDate today) {
        return state == State.IN_REVIEW && today.isAfter(due.day());
    }
}
