package org.xiangli.domain.services;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An original in an agent's hands.
 *
 * @param code of the paper in the item
 * @param returnedTo who signed for it when it was given back; empty while the agent has it
 */
public record Custody(
        UUID id,
        UUID application,
        String code,
        Instant takenAt,
        Optional<Instant> returnedAt,
        Optional<To> returnedTo) {

    /** Who signed for a returned original. */
    public enum To {
        RESIDENT,
        FAMILY,
        /** The office that keeps it, as the item says. */
        OFFICE
    }
}
