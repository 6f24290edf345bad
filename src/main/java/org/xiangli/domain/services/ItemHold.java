package org.xiangli.domain.services;

import java.time.LocalDate;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Somebody who may stop a village from taking a matter in, and say where the resident goes instead. */
public interface ItemHold {

    /** @throws Refusal when this village does not take the item in on this day */
    void demandServed(String item, DivisionCode village, LocalDate on);
}
