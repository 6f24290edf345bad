package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;

/**
 * A resident's word that an agent may carry her papers (代办委托).
 *
 * @param agent the account of a clerk, or the resident who comes in her place
 * @param relation what the agent is to her
 * @param items codes of the items it covers
 * @param from first day
 * @param to last day
 */
public record Mandate(
        UUID id,
        UUID resident,
        UUID agent,
        Relation relation,
        Set<String> items,
        LocalDate from,
        LocalDate to,
        Given given,
        Optional<LocalDate> revokedOn) {

    /** How the resident gave it. */
    public enum Given {
        /** On paper, signed or with her fingerprint; the paper lies with the window. */
        SIGNED,
        /** Spoken and recorded, with notice that it is recorded. */
        RECORDED
    }

    /** What the agent is to the resident (R017). */
    public enum Relation {
        /** The village's own clerk, who carries the papers himself. */
        CLERK,
        KIN,
        VOLUNTEER,
        SOCIAL_WORKER,
        /** Whom law or court has named. */
        GUARDIAN
    }

    /** Whether it lets its agent act for this item on a day. */
    public boolean covers(String item, LocalDate day) {
        return items.contains(item) && runs(day);
    }

    /** Whether it holds on a day: begun, not over, not revoked. */
    public boolean runs(LocalDate day) {
        return !day.isBefore(from)
                && !day.isAfter(to)
                && revokedOn.filter(end -> !day.isBefore(end)).isEmpty();
    }

    /**
     * Whether who acts may act under it: the clerk it names; another agent from his own account, or the clerk before whom
     * he stands.
     */
    boolean usedBy(Acting acting) {
        if (acting.kind() == PostKind.RESIDENT) {
            return relation != Relation.CLERK && agent.equals(acting.resident());
        }
        return relation != Relation.CLERK || agent.equals(acting.account());
    }
}
