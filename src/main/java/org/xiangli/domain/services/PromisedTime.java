package org.xiangli.domain.services;

import java.time.LocalDate;
import org.xiangli.core.clock.Periods;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.Rule;

/**
 * How many working days a matter taken in on a day is promised. A statute that counts calendar days leaves fewer
 * working days around a long holiday; the promise then shrinks with them, so that it is never later than the law.
 */
final class PromisedTime {

    private static final String CALENDAR_DAYS = "calendar_days";

    private final WorkingDays workingDays;
    private final Periods periods;

    PromisedTime(WorkingDays workingDays) {
        this.workingDays = workingDays;
        this.periods = new Periods(workingDays);
    }

    /**
     * What is left of the promise today of an application that was received earlier; at least 1, which is all a case can
     * be opened with.
     *
     * @param received the day that counts as the day of application
     */
    int left(Item item, Rule limit, LocalDate received, LocalDate today) {
        return Math.max(1, of(item, limit, received) - workingDays.between(received, today));
    }

    /** At least 1: the law's last day gives way to the first that is worked (民法典 203). */
    int of(Item item, Rule limit, LocalDate day) {
        var calendarDays = limit.params().get(CALENDAR_DAYS);
        if (calendarDays == null) {
            return item.time().promised();
        }
        var last = periods.days(day, Math.toIntExact(calendarDays)).day();
        return Math.max(1, Math.min(item.time().promised(), workingDays.between(day, last)));
    }
}
