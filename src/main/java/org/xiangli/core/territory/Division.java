package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A division under one name for one period. A unit that was renamed has several of these, one after the other.
 *
 * @param validFrom first day; {@link #OPEN_PAST} when the beginning is not recorded
 * @param validTo first day on which this no longer holds; null while it holds
 */
public record Division(
        DivisionCode code,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Stands for "since before our record begins". It claims nothing about when a unit was founded. */
    public static final LocalDate OPEN_PAST = LocalDate.of(1, 1, 1);

    public DivisionCode.Level level() {
        return code.level();
    }

    public DivisionKind kind() {
        return DivisionKind.of(code.value(), name);
    }

    /** The division one level up; empty for a province. */
    public Optional<DivisionCode> parent() {
        return code.parent();
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
