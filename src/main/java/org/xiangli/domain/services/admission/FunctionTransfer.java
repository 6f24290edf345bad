package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * A function a department hands to a social organisation or the market (政府职能转移, R041).
 *
 * @param sum what it pays; nothing for a commission without pay
 * @param evaluateOn the day it is evaluated, fixed beforehand
 * @param returnClause when and how the department takes it back
 */
public record FunctionTransfer(
        UUID id,
        String function,
        String department,
        Taker takerKind,
        String taker,
        Method method,
        LocalDate startsOn,
        Money sum,
        LocalDate evaluateOn,
        String returnClause) {

    /** Who takes it over. */
    public enum Taker {
        SOCIAL_ORGANISATION,
        MARKET
    }

    /** How it is given. */
    public enum Method {
        PURCHASE,
        COMMISSION
    }

    /**
     * As a department enters it.
     *
     * @throws Refusal {@code admission.evaluation-missing}, {@code admission.evaluation-early} unless it lies after the
     *     start, {@code admission.money}, and for a text missing or too long
     */
    public static FunctionTransfer of(
            UUID id,
            String function,
            String department,
            Taker takerKind,
            String taker,
            Method method,
            LocalDate startsOn,
            Money sum,
            Optional<LocalDate> evaluateOn,
            String returnClause) {
        var evaluation =
                evaluateOn.orElseThrow(() -> new Refusal("admission.evaluation-missing", AdmissionLaw.FUNCTION));
        return new FunctionTransfer(
                id, function, department, takerKind, taker, method, startsOn, sum, evaluation, returnClause);
    }

    public FunctionTransfer {
        if (!evaluateOn.isAfter(startsOn)) {
            throw new Refusal("admission.evaluation-early", AdmissionLaw.FUNCTION, startsOn.toString());
        }
        if (sum.isNegative()) {
            throw new Refusal("admission.money", AdmissionLaw.FUNCTION);
        }
        function = Written.needed(function, Written.LINE);
        department = Written.needed(department, Written.NAME);
        taker = Written.needed(taker, Written.NAME);
        returnClause = Written.needed(returnClause, Written.TEXT);
    }
}
