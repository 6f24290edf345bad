package org.xiangli.domain.services.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A version of an item's form, as the county keeps it.
 *
 * @param effectiveFrom its first day; empty for the one that comes with the house
 * @param publishedAt empty likewise
 */
public record FormEdition(int version, Optional<LocalDate> effectiveFrom, Optional<Instant> publishedAt) {

    /** Whether it comes with the house. */
    public boolean shipped() {
        return effectiveFrom.isEmpty();
    }
}
