package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * A power a county department gave away (权限下放, R035).
 *
 * @param item whose cases it decides
 * @param power what may be decided
 * @param delegate the township; a village only accepts and forwards
 * @param limit the largest amount that may be decided; empty for none
 * @param kinds what kinds of matter, in words; empty for all
 * @param to last day
 * @param revoked empty while it is not revoked
 */
public record Delegation(
        UUID id,
        String item,
        String power,
        String delegator,
        DivisionCode delegate,
        Optional<Money> limit,
        String kinds,
        LocalDate from,
        LocalDate to,
        String source,
        String article,
        Optional<Revocation> revoked) {

    /** @param from first day on which the power is gone */
    public record Revocation(LocalDate from, String why) {}

    /**
     * @throws Refusal {@code admission.delegation-village} for a village, {@code admission.delegation-place} for anything
     *     else but a township, {@code admission.delegation-dates}, {@code admission.delegation-basis} without a basis in
     *     law, {@code admission.money}, and for a text missing or too long
     */
    public Delegation {
        if (delegate.level() == Level.VILLAGE) {
            throw new Refusal("admission.delegation-village", AdmissionLaw.DELEGATED);
        }
        if (delegate.level() != Level.TOWNSHIP) {
            throw new Refusal("admission.delegation-place", AdmissionLaw.DELEGATED);
        }
        if (to.isBefore(from)) {
            throw new Refusal("admission.delegation-dates", AdmissionLaw.DELEGATED, from.toString());
        }
        if (source.isBlank()) {
            throw new Refusal("admission.delegation-basis", AdmissionLaw.DELEGATED);
        }
        if (limit.filter(most -> most.fen() <= 0).isPresent()) {
            throw new Refusal("admission.money", AdmissionLaw.DELEGATED);
        }
        power = Written.needed(power, Written.LINE);
        delegator = Written.needed(delegator, Written.NAME);
        kinds = Written.limited(kinds, Written.LINE);
        source = Written.limited(source, 120);
        article = Written.limited(article, Written.NAME);
    }

    /** Whether the township decides on this day. */
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from)
                && !day.isAfter(to)
                && revoked.filter(gone -> !day.isBefore(gone.from())).isEmpty();
    }

    public RuleRef basis() {
        return new RuleRef("SVC.DELEGATION." + item, source, article);
    }
}
