package org.xiangli.domain.services.admission;

import java.time.LocalDate;

/**
 * When money for a period's help is due: on a day of the month after the period ends (拨付日历).
 *
 * @param day of the month, 1 to 28, so that every month has it
 */
public record TransferCalendar(Every every, int day) {

    /** How long a period is. */
    public enum Every {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Every(int months) {
            this.months = months;
        }
    }

    public TransferCalendar {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("A day every month has: 1 to 28, not " + day);
        }
    }

    /** First day of the period a day lies in; years begin with January. */
    public LocalDate periodOf(LocalDate any) {
        var month = (any.getMonthValue() - 1) / every.months * every.months + 1;
        return LocalDate.of(any.getYear(), month, 1);
    }

    public LocalDate next(LocalDate periodStart) {
        return periodStart.plusMonths(every.months);
    }

    /** The last day on which the money for a period is in time. */
    public LocalDate dueOn(LocalDate periodStart) {
        return next(periodStart).withDayOfMonth(day);
    }
}
