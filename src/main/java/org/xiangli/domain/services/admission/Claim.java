package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/**
 * A village's claim for money that did not come (费随事转, R032), as it stood on the day it was raised.
 *
 * @param paid what had come by then
 */
public record Claim(
        UUID id,
        UUID admission,
        DivisionCode village,
        LocalDate periodStart,
        LocalDate dueOn,
        int cases,
        Money owed,
        Money paid,
        LocalDate raisedOn) {

    public Money open() {
        return owed.minus(paid);
    }
}
