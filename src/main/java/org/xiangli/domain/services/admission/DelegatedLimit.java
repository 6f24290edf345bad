package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DecisionLimit;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Holds a township to the power it was given (R035): for the item, on the day of the decision, up to the amount, in whole
 * fen. A case that came while the power held and is decided after it ended is sent up, as is one above the amount.
 */
@Component
class DelegatedLimit implements DecisionLimit {

    private final DelegationTable table;

    DelegatedLimit(DelegationTable table) {
        this.table = table;
    }

    @Override
    public Optional<Money> most(Application application, LocalDate on) {
        if (!delegated(application)) {
            return Optional.empty();
        }
        var inForce = inForce(application, on);
        return inForce.stream().anyMatch(one -> one.limit().isEmpty())
                ? Optional.empty()
                : inForce.stream().flatMap(one -> one.limit().stream()).max(Money::compareTo);
    }

    /**
     * @throws Refusal {@code admission.delegation-ended} when none holds on that day; {@code admission.amount-missing}
     *     when a limited power grants without an amount; {@code admission.amount-over} with the limit; {@code
     *     admission.money} for an amount that is none
     */
    @Override
    public void demandWithin(Application application, boolean granted, Optional<Money> amount, LocalDate on) {
        if (!delegated(application)) {
            return;
        }
        var inForce = inForce(application, on);
        if (inForce.isEmpty()) {
            throw new Refusal("admission.delegation-ended", lastRule(application));
        }
        if (!granted || inForce.stream().anyMatch(one -> one.limit().isEmpty())) {
            return;
        }
        var widest = inForce.stream()
                .max(Comparator.comparing(one -> one.limit().orElseThrow()))
                .orElseThrow();
        var sum = amount.orElseThrow(() -> new Refusal("admission.amount-missing", widest.basis()));
        if (sum.fen() <= 0) {
            throw new Refusal("admission.money", widest.basis());
        }
        var most = widest.limit().orElseThrow();
        if (sum.compareTo(most) > 0) {
            throw new Refusal("admission.amount-over", widest.basis(), most.toString(), sum.toString());
        }
    }

    /** Whether the township decides it in the county's place; what lies with the county is bound by nothing here. */
    private static boolean delegated(Application application) {
        var file = application.file();
        return file.procedureCode().equals(DelegatedRoute.DELEGATED)
                && file.step().post().equals(PostRef.TOWNSHIP_APPROVER);
    }

    private List<Delegation> inForce(Application application, LocalDate on) {
        return known(application).stream().filter(one -> one.inForceOn(on)).toList();
    }

    private List<Delegation> known(Application application) {
        return application.file().village().upTo(Level.TOWNSHIP).stream()
                .flatMap(township -> table.of(application.item().code(), township).stream())
                .toList();
    }

    /** The power that was given last, or the rule by which powers are given at all. */
    private RuleRef lastRule(Application application) {
        return known(application).stream().findFirst().map(Delegation::basis).orElse(AdmissionLaw.DELEGATED);
    }
}
