package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * Money follows the task (费随事转, R032): what departments owe each village for its help, what came, what is claimed, and
 * what a village does no longer while its money is missing.
 */
@Service
@Transactional
public class FundsDesk {

    /** Periods looked back on: more than this is a matter for auditors. */
    private static final int YEARS = 2;

    private final AdmissionTable admissions;
    private final FundsTable table;
    private final Notices notices;
    private final RuleBook book;
    private final Clock clock;

    FundsDesk(AdmissionTable admissions, FundsTable table, Notices notices, RuleBook book, Clock clock) {
        this.admissions = admissions;
        this.table = table;
        this.notices = notices;
        this.book = book;
        this.clock = clock;
    }

    /** What is or was owed to the villages within a division as of a day, the latest due first. */
    @Transactional(readOnly = true)
    public List<Account> accounts(DivisionCode within, LocalDate on) {
        var byCode = new HashMap<String, Admission>();
        admissions.counting().forEach(one -> byCode.put(one.proposal().code(), one));
        var cases = new HashMap<Place, Integer>();
        for (var taken : table.taken(within, on.minusYears(YEARS))) {
            var admission = byCode.get(taken.code());
            if (admission != null && admission.inForceOn(taken.day())) {
                var period = calendar(admission).periodOf(taken.day());
                cases.merge(new Place(admission.id(), taken.village(), period), taken.cases(), Integer::sum);
            }
        }
        var paid = new HashMap<Place, Money>();
        table.paid(within)
                .forEach(sum -> paid.put(new Place(sum.admission(), sum.village(), sum.periodStart()), sum.sum()));
        var accounts = new ArrayList<Account>();
        for (var admission : byCode.values()) {
            cases.forEach((place, count) -> {
                if (place.admission.equals(admission.id())) {
                    accounts.add(account(admission, place, count, paid));
                }
            });
        }
        accounts.sort(Comparator.comparing(Account::dueOn)
                .reversed()
                .thenComparing(one -> one.village().value())
                .thenComparing(one -> one.admission().proposal().code()));
        return accounts;
    }

    /**
     * Books money that came to a village's account. The same key again books nothing.
     *
     * @param periodStart first day of the period it is for
     * @throws Refusal {@code admission.money}, {@code admission.not-found}, {@code admission.not-admitted}, {@code
     *     admission.period} for a day on which no period begins, {@code admission.place} for a village out of reach
     */
    public void book(UUID key, UUID id, DivisionCode village, LocalDate periodStart, Money sum, String note) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK, PostKind.COUNTY_OFFICER);
        demandWithin(acting, village);
        if (sum.fen() <= 0) {
            throw new Refusal("admission.money", AdmissionLaw.FUNDED);
        }
        var admission =
                admissions.find(id).orElseThrow(() -> new Refusal("admission.not-found", AdmissionLaw.ADMITTED));
        if (admission.state() != Admission.State.ADMITTED) {
            throw new Refusal(
                    "admission.not-admitted",
                    AdmissionLaw.ADMITTED,
                    admission.proposal().code());
        }
        if (!calendar(admission).periodOf(periodStart).equals(periodStart) || periodStart.isAfter(today())) {
            throw new Refusal("admission.period", AdmissionLaw.FUNDED);
        }
        table.book(key, id, village, periodStart, sum, acting.account(), Written.limited(note, 500));
    }

    /**
     * Raises a claim for every account within a division that is late by more days than the county allows; once each.
     *
     * @return how many were raised
     */
    public int raise(DivisionCode within, LocalDate on) {
        var raised = 0;
        for (var account : accounts(within, on)) {
            if (!account.settled() && late(account, on)) {
                raised += table.raise(Ids.next(), account, on) ? 1 : 0;
            }
        }
        return raised;
    }

    /** Claims within a division, the latest first. */
    @Transactional(readOnly = true)
    public List<Claim> claims(DivisionCode within) {
        return table.claims(within);
    }

    /** @throws Refusal {@code admission.claim.not-found} when there is none or it is out of reach */
    @Transactional(readOnly = true)
    public Claim claim(UUID id) {
        return table.claim(id).orElseThrow(() -> new Refusal("admission.claim.not-found", AdmissionLaw.FUNDED));
    }

    /** The letter by which a claim is made; asked for again, it is the same paper. @throws Refusal as {@link #claim} */
    public IssuedLetter letter(UUID id) {
        var claim = claim(id);
        return notices.claim(claim, admissions.find(claim.admission()).orElseThrow());
    }

    /** Whether the money of a claim has come since. */
    @Transactional(readOnly = true)
    public boolean settled(Claim claim) {
        return table.paid(claim.village()).stream()
                .filter(sum -> sum.admission().equals(claim.admission())
                        && sum.periodStart().equals(claim.periodStart()))
                .anyMatch(sum -> sum.sum().compareTo(claim.owed()) >= 0);
    }

    /**
     * The village committee suspends its help with the item of a claim; residents are sent to the department's own window.
     * Suspending again changes nothing.
     *
     * @throws Refusal {@code admission.claim.not-found}, {@code admission.claim-settled}
     */
    public void suspend(UUID key, UUID claimId, String why) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var reason = Written.needed(why, Written.REASON);
        var claim = claim(claimId);
        demandWithin(acting, claim.village());
        if (settled(claim)) {
            throw new Refusal("admission.claim-settled", AdmissionLaw.FUNDED);
        }
        var proposal = admissions.find(claim.admission()).orElseThrow().proposal();
        table.suspend(
                new Suspension(key, claimId, claim.village(), proposal.code(), proposal.ownWindow(), reason, today()),
                acting.account());
    }

    /** The village helps again; again, it changes nothing. @throws Refusal {@code admission.suspension.not-found} */
    public void lift(UUID suspension) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        if (!table.lift(suspension, today(), acting.account()) && !table.lifted(suspension, acting.division())) {
            throw new Refusal("admission.suspension.not-found", AdmissionLaw.FUNDED);
        }
    }

    /** What is suspended now within a division. */
    @Transactional(readOnly = true)
    public List<Suspension> suspended(DivisionCode within) {
        return table.running(within);
    }

    private record Place(UUID admission, DivisionCode village, LocalDate periodStart) {}

    private static Account account(Admission admission, Place place, int cases, Map<Place, Money> paid) {
        return new Account(
                admission,
                place.village,
                place.periodStart,
                calendar(admission).dueOn(place.periodStart),
                cases,
                admission.proposal().funds().perCase().times(cases),
                paid.getOrDefault(place, Money.ZERO));
    }

    private boolean late(Account account, LocalDate on) {
        return !book.holds(AdmissionRules.LATE, account.village(), on, Map.of("late_days", account.lateDays(on)));
    }

    /** An item without a calendar is never admitted. */
    private static TransferCalendar calendar(Admission admission) {
        return admission.proposal().funds().calendar().orElseThrow();
    }

    private static void demandWithin(Acting acting, DivisionCode village) {
        if (village.level() != Level.VILLAGE || !acting.division().contains(village)) {
            throw new Refusal("admission.place", AdmissionLaw.FUNDED);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
