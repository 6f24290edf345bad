package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * A task a department hands down to a township (R034): in preparation until it takes effect.
 *
 * @param budget the line of the budget that pays for it; empty while nobody gave one
 * @param effectiveOn empty while in preparation
 */
public record TaskTransfer(
        UUID id,
        String item,
        String task,
        String fromOffice,
        DivisionCode to,
        Optional<BudgetLine> budget,
        UUID enteredBy,
        Optional<LocalDate> effectiveOn) {

    /** A line of a budget: its number, the year, the sum. */
    public record BudgetLine(String number, int year, Money sum) {

        public BudgetLine {
            number = Written.needed(number, Written.NAME);
            if (sum.fen() <= 0 || year < 2000 || year > 2200) {
                throw new Refusal("admission.money", AdmissionLaw.TASK);
            }
        }
    }

    /** @throws Refusal {@code admission.delegation-place} unless it goes to a township; for a text missing or too long */
    public TaskTransfer {
        if (to.level() != Level.TOWNSHIP) {
            throw new Refusal("admission.delegation-place", AdmissionLaw.TASK);
        }
        task = Written.needed(task, Written.LINE);
        fromOffice = Written.needed(fromOffice, Written.NAME);
    }
}
