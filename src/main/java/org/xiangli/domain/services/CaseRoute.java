package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import org.xiangli.kernel.DivisionCode;

/** Somebody who knows a shorter way for an item's cases in one place, for example because a power was delegated. */
public interface CaseRoute {

    /** The procedure its cases follow there instead of the item's own; empty when nothing is different. */
    Optional<Item.ProcedureKey> instead(Item item, DivisionCode village, LocalDate on);
}
