package org.xiangli.core.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A post held for a term over a division.
 *
 * @param from first day of the term
 * @param to last day of the term; null while open
 */
public record Post(
        UUID id,
        PostKind kind,
        DivisionCode division,
        String office,
        LocalDate from,
        @Nullable LocalDate to) {

    /** A term ends by itself: the day after its last day the post is gone (R011). */
    public boolean heldOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
