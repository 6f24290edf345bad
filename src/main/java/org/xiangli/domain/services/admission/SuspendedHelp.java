package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.ItemHold;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** A village takes in nothing for an item whose help it suspended, and says which window serves instead (R032). */
@Component
class SuspendedHelp implements ItemHold {

    private final FundsTable table;

    SuspendedHelp(FundsTable table) {
        this.table = table;
    }

    /** @throws Refusal {@code admission.suspended} with the day and the department's own window */
    @Override
    public void demandServed(String item, DivisionCode village, LocalDate on) {
        table.running(village).stream()
                .filter(held -> held.code().equals(item) && held.village().equals(village))
                .findFirst()
                .ifPresent(held -> {
                    throw new Refusal(
                            "admission.suspended",
                            AdmissionLaw.FUNDED,
                            held.from().toString(),
                            held.ownWindow());
                });
    }
}
