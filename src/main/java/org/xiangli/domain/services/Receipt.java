package org.xiangli.domain.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the resident is given for what she handed in, what was passed on for her, and what she received (R043, R044).
 *
 * @param number case number and a running number, for example {@code 261123-000012/1}
 * @param office that gave it
 */
public record Receipt(UUID id, Kind kind, String number, Instant issuedAt, String office, Content content) {

    /** What it is for. */
    public enum Kind {
        /** Papers were taken. */
        TAKEN,
        /** Missing papers were brought. */
        SUPPLEMENTED,
        /** The matter was passed on to the next office. */
        FILED,
        /** The result was handed over. */
        DELIVERED
    }

    /** A paper as it stood. */
    public record Paper(String code, Wording name, PaperState state, Optional<LocalDate> promisedFor) {}

    /**
     * @param promise the day by which the matter is promised; empty while it is not accepted
     * @param feeFen nothing, and the receipt says so
     */
    public record Content(
            String item,
            Wording itemName,
            int itemVersion,
            int catalogueVersion,
            List<Paper> papers,
            Optional<LocalDate> promise,
            String phone,
            String complaints,
            long feeFen) {}
}
