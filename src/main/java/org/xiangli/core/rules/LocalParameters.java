package org.xiangli.core.rules;

import java.time.LocalDate;
import java.util.Map;
import org.xiangli.kernel.DivisionCode;

/** What a county has set for itself. */
interface LocalParameters {

    LocalParameters NONE = (county, code, on) -> Map.of();

    /** The parameters of one rule that differ in this county on this day, by name. */
    Map<String, Long> of(DivisionCode county, String code, LocalDate on);
}
