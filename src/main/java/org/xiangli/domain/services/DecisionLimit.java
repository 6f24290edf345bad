package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/** Somebody who knows how far a decision in one place may go, for example because its power was delegated with limits. */
public interface DecisionLimit {

    /** Note of the grant: the amount decided, in whole fen. */
    String AMOUNT = "amount-fen";

    /** The largest amount whoever holds the case may grant now; empty when no amount bounds the decision. */
    Optional<Money> most(Application application, LocalDate on);

    /**
     * Demands that whoever holds the case may decide it, at the moment he does.
     *
     * @param amount what is granted; empty where none was named or the application is refused
     * @throws Refusal naming the rule by which the power was given
     */
    void demandWithin(Application application, boolean granted, Optional<Money> amount, LocalDate on);
}
