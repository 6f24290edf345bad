package org.xiangli.core.clock;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Periods of calendar days, months and years as the Civil Code counts them: the first day is not counted (民法典 201), a
 * month or year ends on the same day number or, where there is none, on the last day of the month (202), and a last day on
 * which the offices rest gives way to the first that is worked (203).
 *
 * <p>Weekends rest as holidays do, and a weekend day worked instead of a holiday does not: the courts look at the days
 * actually off.
 */
@Component
public class Periods {

    private final WorkingDays workingDays;

    public Periods(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** @param days at least 1 */
    public DueDay days(LocalDate start, int days) {
        return workingDays.onOrAfter(start.plusDays(atLeastOne(days)));
    }

    /** @param months at least 1 */
    public DueDay months(LocalDate start, int months) {
        return workingDays.onOrAfter(start.plusMonths(atLeastOne(months)));
    }

    /** @param years at least 1 */
    public DueDay years(LocalDate start, int years) {
        return workingDays.onOrAfter(start.plusYears(atLeastOne(years)));
    }

    private static int atLeastOne(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("A period lasts at least 1: " + length);
        }
        return length;
    }
}
