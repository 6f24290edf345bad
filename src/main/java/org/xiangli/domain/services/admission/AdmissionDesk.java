package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.admission.Admission.Decision;
import org.xiangli.domain.services.admission.Admission.State;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Where a county decides what its villages may be asked to help with (事项准入, R030): a department proposes, civil affairs
 * and justice review, a sample of villages is heard, the county decides. Works in the county bound at the edge.
 */
@Service
@Transactional
public class AdmissionDesk {

    private final AdmissionTable table;
    private final Hearing hearing;
    private final CapBoard caps;
    private final Catalogue catalogue;
    private final RuleBook book;
    private final WorkingDays workingDays;
    private final Clock clock;

    AdmissionDesk(
            AdmissionTable table,
            Hearing hearing,
            CapBoard caps,
            Catalogue catalogue,
            RuleBook book,
            WorkingDays workingDays,
            Clock clock) {
        this.table = table;
        this.hearing = hearing;
        this.caps = caps;
        this.catalogue = catalogue;
        this.book = book;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * Takes a department's proposal. Without a basis in law it is refused at once; without funds or the conditions to work
     * it goes back at once, and says what is lacking. Otherwise it is in review, and villages are drawn to be heard.
     *
     * @throws Refusal {@code admission.code-taken} when an item of that code is in review or admitted
     */
    public Admission propose(Proposal proposal) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER);
        var known = table.find(proposal.key());
        if (known.isPresent()) {
            return known.get();
        }
        var today = today();
        var days = book.parameter(AdmissionRules.REVIEW, "working_days", acting.division(), today);
        var decision = byRule(proposal, today);
        var admission = new Admission(
                proposal,
                acting.office(),
                acting.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                workingDays.after(today, Math.toIntExact(days)),
                decision.map(Ruled::state).orElse(State.IN_REVIEW),
                decision.map(Ruled::decision),
                Optional.empty());
        demandCodeFree(admission);
        add(admission);
        if (admission.state() == State.IN_REVIEW) {
            hearing.draw(admission);
        }
        return admission;
    }

    /**
     * Admits an item from a day on; from that day it may stand in the catalogue. The same key again changes nothing.
     *
     * @throws Refusal {@code admission.unknown}, {@code admission.decided}, {@code admission.proposer-decides}, what
     *     {@link Hearing#demandHeard} refuses, {@code admission.effective-past}, and what {@link CapBoard#demandRoom}
     *     refuses
     */
    public Admission admit(UUID key, UUID id, LocalDate effectiveFrom, String why) {
        table.awaitTurn();
        return decide(key, id, State.ADMITTED, why, AdmissionLaw.ADMITTED, Optional.of(effectiveFrom));
    }

    /** Sends an item back to be completed. @throws Refusal as {@link #admit}, whoever was heard */
    public Admission giveBack(UUID key, UUID id, String why) {
        return decide(key, id, State.RETURNED, why, AdmissionLaw.ADMITTED, Optional.empty());
    }

    /** Refuses an item. @throws Refusal as {@link #admit}, whoever was heard */
    public Admission refuse(UUID key, UUID id, String why) {
        return decide(key, id, State.REFUSED, why, AdmissionLaw.BASED, Optional.empty());
    }

    /**
     * Ends an admission at once and makes room for another; the item is withdrawn from the catalogue. Cases that are open
     * go on.
     *
     * @throws Refusal {@code admission.unknown}, {@code admission.not-admitted}
     */
    public Admission retire(UUID id, String why) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        var reason = Written.needed(why, Written.REASON);
        var admission = demand(id);
        if (admission.retired().isPresent()) {
            return admission;
        }
        var code = admission.proposal().code();
        if (!admission.counts()) {
            throw new Refusal("admission.not-admitted", AdmissionLaw.ADMITTED, code);
        }
        table.retire(id, today(), acting.account(), reason);
        if (listed(code)) {
            catalogue.withdraw(code, reason);
        }
        return demand(id);
    }

    /** @throws Refusal {@code admission.unknown} */
    @Transactional(readOnly = true)
    public Admission demand(UUID id) {
        return table.find(id).orElseThrow(() -> new Refusal("admission.not-found", AdmissionLaw.ADMITTED));
    }

    /** In review, the one due first on top. */
    @Transactional(readOnly = true)
    public List<Admission> inReview() {
        return table.inReview();
    }

    /** What counts against the cap, by code. */
    @Transactional(readOnly = true)
    public List<Admission> admitted() {
        return table.counting();
    }

    /** Returned, refused or retired, the latest 50. */
    @Transactional(readOnly = true)
    public List<Admission> past() {
        return table.past(50);
    }

    private Admission decide(
            UUID key, UUID id, State state, String why, RuleRef law, Optional<LocalDate> effectiveFrom) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        var reason = Written.needed(why, Written.REASON);
        var admission = demand(id);
        if (table.decidedWith(id, key)) {
            return admission;
        }
        if (admission.state() != State.IN_REVIEW) {
            throw new Refusal("admission.decided", AdmissionLaw.ADMITTED);
        }
        if (admission.proposedBy().equals(acting.account())) {
            throw new Refusal("admission.proposer-decides", AdmissionLaw.FOUR_EYES);
        }
        if (state == State.ADMITTED) {
            hearing.demandHeard(admission);
            demandNotPast(effectiveFrom);
            caps.demandRoom(admission.proposal());
        }
        var decision = new Decision(today(), Optional.of(acting.account()), reason, law, effectiveFrom);
        if (!table.decide(id, key, state, decision)) {
            throw new Refusal("admission.decided", AdmissionLaw.ADMITTED);
        }
        return demand(id);
    }

    /** Whether it is served today or stands in a version published ahead. */
    private boolean listed(String code) {
        var ahead = catalogue.history().stream()
                .findFirst()
                .map(latest -> catalogue.items(latest.version()))
                .orElse(List.of());
        return java.util.stream.Stream.concat(catalogue.served(today()).stream(), ahead.stream())
                .anyMatch(one -> one.item().code().equals(code));
    }

    private record Ruled(State state, Decision decision) {}

    /** The law comes first: what may not be asked at all is not sent back for money. */
    private static Optional<Ruled> byRule(Proposal proposal, LocalDate today) {
        if (proposal.source().isEmpty()) {
            return Optional.of(ruled(State.REFUSED, "BASIS", AdmissionLaw.BASED, today));
        }
        var lacking = proposal.funds().lacking();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(ruled(
                        State.RETURNED,
                        String.join(",", lacking.stream().map(Enum::name).toList()),
                        AdmissionLaw.FUNDED,
                        today));
    }

    private static Ruled ruled(State state, String why, RuleRef law, LocalDate today) {
        return new Ruled(state, new Decision(today, Optional.empty(), why, law, Optional.empty()));
    }

    private void demandCodeFree(Admission admission) {
        var code = admission.proposal().code();
        var taken = java.util.stream.Stream.concat(table.inReview().stream(), table.counting().stream())
                .anyMatch(other -> other.proposal().code().equals(code));
        if (taken) {
            throw new Refusal("admission.code-taken", AdmissionLaw.ADMITTED, code);
        }
    }

    private void add(Admission admission) {
        try {
            table.add(admission);
        } catch (DuplicateKeyException meanwhile) {
            throw new Refusal(
                    "admission.code-taken",
                    AdmissionLaw.ADMITTED,
                    admission.proposal().code());
        }
    }

    private void demandNotPast(Optional<LocalDate> effectiveFrom) {
        if (effectiveFrom.filter(today()::isAfter).isPresent()) {
            throw new Refusal("admission.effective-past", AdmissionLaw.ADMITTED, today().toString());
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
