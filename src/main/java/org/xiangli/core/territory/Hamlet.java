package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A leaf of the tree below the village, without a national code.
 *
 * @param validTo first day on which this no longer holds; null while it holds
 */
public record Hamlet(
        UUID id,
        Kind kind,
        DivisionCode village,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** What kind of leaf. */
    public enum Kind {
        /** 自然屯. */
        NATURAL_VILLAGE,
        /** 村民小组. */
        VILLAGERS_GROUP
    }
}
