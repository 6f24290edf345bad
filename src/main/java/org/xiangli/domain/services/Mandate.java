package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A resident's word that an agent may carry her papers (代办委托).
 *
 * @param agent account of the agent
 * @param items codes of the items it covers
 * @param from first day
 * @param to last day
 */
public record Mandate(
        UUID id,
        UUID resident,
        UUID agent,
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

    /** Whether it lets this agent act for this item on a day. */
    public boolean covers(UUID account, String item, LocalDate day) {
        return agent.equals(account)
                && items.contains(item)
                && !day.isBefore(from)
                && !day.isAfter(to)
                && revokedOn.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
