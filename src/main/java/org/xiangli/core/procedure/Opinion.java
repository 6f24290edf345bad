package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a department was asked and has said, with its own clock.
 *
 * @param asked the day it was asked; not counted
 * @param due its last day
 * @param given the day it has spoken; empty while it has not
 * @param agrees whether it agrees; false while it has not spoken
 * @param reason in its own words
 * @param workingDays it has taken, up to the day asked for when it has not spoken
 * @param late working days after its last day, 0 when in time
 */
public record Opinion(
        String department,
        LocalDate asked,
        LocalDate due,
        Optional<LocalDate> given,
        boolean agrees,
        String reason,
        int workingDays,
        int late) {}
