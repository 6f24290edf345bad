package org.xiangli.core.rules;

import java.time.LocalDate;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A parameter as a county has set it. Nothing is overwritten: the one in force is the latest that has begun.
 *
 * @param id the idempotency key; the same one again changes nothing
 * @param code the rule, for example {@code PARTY.FOURTWO.PRESENT}
 * @param name the parameter of that rule
 * @param inForceFrom first day on which the value counts
 * @param setBy the account that set it
 * @param reason where the county wrote it down, for anybody to read
 */
public record CountyParameter(
        UUID id,
        DivisionCode county,
        String code,
        String name,
        long value,
        LocalDate inForceFrom,
        UUID setBy,
        String reason) {

    public CountyParameter {
        if (county.level() != DivisionCode.Level.COUNTY) {
            throw new IllegalArgumentException("Parameters are set by a county, not by " + county);
        }
    }
}
