package org.xiangli.domain.services;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * Where residents let the clerk or another act for them (代办, R044): the mandate, the originals he takes along and brings back, the
 * ways he goes. It costs them nothing; identity and bank cards are never kept.
 */
@Service
@Transactional
public class AgentDesk {

    private static final int LONGEST_PLACE = 100;

    /** Whatever an item says, these stay with their owner. */
    private static final Set<String> NEVER_KEPT = Set.of("id-card", "bank-card", "bankbook", "social-card");

    private final Mandates mandates;
    private final CustodyBook book;
    private final Applications applications;
    private final Applicants applicants;
    private final Catalogue catalogue;
    private final RuleBook rules;
    private final DeskClock clock;

    AgentDesk(
            Mandates mandates,
            CustodyBook book,
            Applications applications,
            Applicants applicants,
            Catalogue catalogue,
            RuleBook rules,
            DeskClock clock) {
        this.mandates = mandates;
        this.book = book;
        this.applications = applications;
        this.applicants = applicants;
        this.catalogue = catalogue;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Records that a resident lets the acting clerk act for her.
     *
     * @param items codes of items in force that an agent may carry
     * @param to last day
     * @throws Refusal {@code services.mandate-items}, {@code services.mandate-dates}, {@code item.not-in-force},
     *     {@code rule.svc.mandate.term} when it would last too long
     */
    public Mandate mandate(
            UUID key, UUID resident, Set<String> items, LocalDate from, LocalDate to, Mandate.Given given) {
        return mandate(key, resident, clerk().account(), Mandate.Relation.CLERK, items, from, to, given);
    }

    /**
     * Records that a resident lets somebody of the register act for her: kin, a volunteer, a social worker, her guardian
     * (R017). He comes to the window in her place; she is told by her own channel what is done in her name.
     *
     * @throws Refusal as {@link #mandate(UUID, UUID, Set, LocalDate, LocalDate, Mandate.Given)}, and
     *     {@code services.mandate-agent} for herself or somebody under 18
     */
    public Mandate mandateFor(
            UUID key,
            UUID resident,
            UUID agent,
            Mandate.Relation relation,
            Set<String> items,
            LocalDate from,
            LocalDate to,
            Mandate.Given given) {
        clerk();
        if (relation == Mandate.Relation.CLERK || agent.equals(resident) || !applicants.adult(agent, clock.today())) {
            throw new Refusal("services.mandate-agent", ServiceLaw.MANDATE);
        }
        return mandate(key, resident, agent, relation, items, from, to, given);
    }

    private Mandate mandate(
            UUID key,
            UUID resident,
            UUID agent,
            Mandate.Relation relation,
            Set<String> items,
            LocalDate from,
            LocalDate to,
            Mandate.Given given) {
        var acting = clerk();
        var applicant = applicants.demand(resident);
        if (items.isEmpty()
                || !items.stream()
                        .allMatch(code ->
                                catalogue.item(code, clock.today()).item().agent())) {
            throw new Refusal("services.mandate-items", ServiceLaw.MANDATE);
        }
        if (to.isBefore(from) || to.isBefore(clock.today())) {
            throw new Refusal("services.mandate-dates", ServiceLaw.MANDATE);
        }
        rules.demand(
                Rules.MANDATE_TERM,
                applicant.village(),
                clock.today(),
                Map.of("mandate_days", ChronoUnit.DAYS.between(from, to) + 1));
        var mandate = new Mandate(key, resident, agent, relation, Set.copyOf(items), from, to, given, Optional.empty());
        mandates.add(mandate, applicant.village(), clock.moment(), acting.account());
        return mandates.find(key).orElseThrow(() -> new Refusal("services.mandate", ServiceLaw.MANDATE));
    }

    /** Ends a mandate today, at the resident's word: what was handed in under it goes on, what was not stays undone. */
    public void revoke(UUID mandate) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.RESIDENT);
        mandates.revoke(mandate, clock.today());
    }

    /** Empty when there is none, or it is out of reach. */
    @Transactional(readOnly = true)
    public Optional<Mandate> find(UUID mandate) {
        return mandates.find(mandate);
    }

    /** Every original the acting office holds, the longest held first; at close of day there should be none. */
    @Transactional(readOnly = true)
    public List<Held> held() {
        return book.open(clerk().division());
    }

    /** A resident's mandates that still run, the latest first. */
    @Transactional(readOnly = true)
    public List<Mandate> mandates(UUID resident) {
        return mandates.of(resident, clock.today());
    }

    /**
     * The agent takes an original along.
     *
     * @param paper code of a paper of the item that is handed in as an original
     * @throws Refusal {@code services.custody-never} for a paper that is only shown, {@code services.mandate} when nobody
     *     was given a mandate for this application, {@code services.paper-unlisted}
     */
    public Custody takeOriginal(UUID key, UUID application, String paper) {
        var found = underMandate(application);
        var acting = carrier(found);
        var material = found.item()
                .material(paper)
                .orElseThrow(() -> new Refusal("services.paper-unlisted", ServiceLaw.BASED, paper));
        if (NEVER_KEPT.contains(paper) || !material.forms().contains(Material.Form.ORIGINAL)) {
            throw new Refusal(
                    "services.custody-never",
                    ServiceLaw.NEVER_KEPT,
                    material.name().zh());
        }
        book.take(key, found.file(), paper, clock.moment(), acting.account());
        return custody(key);
    }

    /** An original was given back against a signature. Twice changes nothing. @throws Refusal {@code services.custody} */
    public Custody giveBack(UUID custody, Custody.To to) {
        var acting = carrier(applications.demand(custody(custody).application()));
        book.giveBack(custody, to, clock.moment(), acting.account());
        return custody(custody);
    }

    /** The originals taken for an application, in order; it can be closed when all have been given back. */
    @Transactional(readOnly = true)
    public List<Custody> custodies(UUID application) {
        return book.of(application);
    }

    /**
     * Notes a way the agent went.
     *
     * @param fee what he would charge: nothing
     * @throws Refusal {@code rule.svc.fee.none} for any fee, {@code services.mandate}, {@code services.trip-day} for a day
     *     to come, {@code services.text-missing}, {@code services.text-too-long}
     */
    public Trip trip(UUID key, UUID application, LocalDate day, String place, String purpose, Money fee) {
        var found = underMandate(application);
        var acting = carrier(found);
        rules.demand(Rules.FEE, found.file().village(), clock.today(), Map.of("fee_fen", fee.fen()));
        if (day.isAfter(clock.today())) {
            throw new Refusal("services.trip-day", ServiceLaw.CUSTODY);
        }
        var trip = new Trip(
                key,
                application,
                day,
                Typing.demand("place", place, LONGEST_PLACE),
                Typing.demand("purpose", purpose, Typing.REMARK));
        book.addTrip(trip, found.file(), acting.account());
        return trip;
    }

    /** The ways that were gone for an application, in order. */
    @Transactional(readOnly = true)
    public List<Trip> trips(UUID application) {
        return book.trips(application);
    }

    private Application underMandate(UUID application) {
        var found = applications.demand(application);
        if (found.mandate().isEmpty()) {
            throw new Refusal("services.mandate", ServiceLaw.MANDATE);
        }
        return found;
    }

    private Custody custody(UUID id) {
        return book.find(id).orElseThrow(() -> new Refusal("services.custody", ServiceLaw.CUSTODY));
    }

    /** The clerk, or the agent who acts from his own account in her reach; she herself carries nothing for herself. */
    private static Acting carrier(Application found) {
        var acting = Acting.current();
        return acting.kind() == PostKind.RESIDENT && !found.file().subject().equals(acting.resident())
                ? acting
                : clerk();
    }

    private static Acting clerk() {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        return acting;
    }
}
