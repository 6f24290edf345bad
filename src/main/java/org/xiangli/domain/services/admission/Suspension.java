package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A village's help with an item, suspended because its money does not come.
 *
 * @param ownWindow where residents go instead
 */
public record Suspension(
        UUID id, UUID claim, DivisionCode village, String code, String ownWindow, String why, LocalDate from) {}
