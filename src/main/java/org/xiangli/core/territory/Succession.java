package org.xiangli.core.territory;

import java.time.LocalDate;
import org.xiangli.kernel.DivisionCode;

/**
 * One unit carries on another. A merger or division has several of these, one for each pair of old and new unit.
 *
 * @param day first day of the new unit
 * @param instrument the document by which it was done, or the edition of the list that shows it
 */
public record Succession(DivisionCode before, DivisionCode after, Kind kind, LocalDate day, String instrument) {

    /** How the new unit came out of the old. */
    public enum Kind {
        /** Same code, other name. */
        RENAME,
        /** Same name and sort of unit, other code. */
        RECODE,
        /** The same place as another sort of unit, for example a township that became a town. */
        CONVERSION,
        MERGE,
        SPLIT
    }
}
