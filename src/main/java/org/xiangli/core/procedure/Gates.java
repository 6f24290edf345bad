package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.Map;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;

/** What the desk asks the rule book. */
interface Gates {

    /** Whether there is a rule of that code at all, whatever its jurisdiction and dates. */
    boolean known(String rule);

    /**
     * Refuses, with the rule, when it does not hold for the facts; else answers with the rule as it stood that day, to
     * be kept with the event.
     */
    RuleRef pass(String rule, DivisionCode village, LocalDate day, Map<String, Object> facts);
}
