package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/**
 * What a department owes a village for one item and one period: so much a matter, for every matter taken in.
 *
 * @param dueOn last day on which the money is in time
 * @param cases taken in during the period, since the item was in force
 */
public record Account(
        Admission admission,
        DivisionCode village,
        LocalDate periodStart,
        LocalDate dueOn,
        int cases,
        Money owed,
        Money paid) {

    /** What has not come; nothing when more came than was owed. */
    public Money open() {
        var open = owed.minus(paid);
        return open.isNegative() ? Money.ZERO : open;
    }

    public boolean settled() {
        return open().fen() == 0;
    }

    public boolean late(LocalDate today) {
        return !settled() && lateDays(today) > 0;
    }

    /** Days since the last day in time; 0 while it is in time. */
    public int lateDays(LocalDate today) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(dueOn, today)));
    }
}
