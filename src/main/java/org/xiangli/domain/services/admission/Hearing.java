package org.xiangli.domain.services.admission;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.admission.Admission.State;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/** Who is heard before a county decides: civil affairs, justice, and villages drawn by lot (R030). */
@Service
@Transactional
public class Hearing {

    private static final SecureRandom LOT = new SecureRandom();

    private final AdmissionTable admissions;
    private final HearingTable table;
    private final Territory territory;
    private final RuleBook book;
    private final WorkingDays workingDays;
    private final Clock clock;

    Hearing(
            AdmissionTable admissions,
            HearingTable table,
            Territory territory,
            RuleBook book,
            WorkingDays workingDays,
            Clock clock) {
        this.admissions = admissions;
        this.table = table;
        this.territory = territory;
        this.book = book;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Draws the villages to be heard by lot, so that nobody picks the friendly ones. */
    void draw(Admission admission) {
        var county = Acting.current().division();
        var villages = new ArrayList<>(territory.children(county, today()).stream()
                .flatMap(town -> territory.children(town.code(), today()).stream())
                .map(Division::code)
                .toList());
        Collections.shuffle(villages, LOT);
        var wanted = Math.toIntExact(least());
        name(admission.id(), villages.subList(0, Math.min(wanted, villages.size())));
    }

    /**
     * Hears further villages; civil affairs may name them, also where the county's villages are not on the map.
     *
     * @throws Refusal {@code admission.not-reviewer} for any other office, {@code admission.sample-place} for a place that
     *     is no village of the county, {@code admission.decided}
     */
    public void hearToo(UUID id, Collection<DivisionCode> villages) {
        var acting = Acting.current();
        demandReviewer(acting, Reviewer.CIVIL_AFFAIRS);
        var admission = inReview(id);
        for (var village : villages) {
            if (village.level() != Level.VILLAGE || !acting.division().contains(village)) {
                throw new Refusal("admission.sample-place", AdmissionLaw.ADMITTED, village.value());
            }
        }
        name(admission.id(), villages);
    }

    /**
     * Gives the opinion of the department the acting officer belongs to. The same person again changes nothing.
     *
     * @throws Refusal {@code admission.not-reviewer}, {@code admission.proposer-reviews}, {@code
     *     admission.opinion-given} when the department, or this person for the other one, has spoken; {@code
     *     admission.decided}
     */
    public void opine(UUID id, boolean favourable, String remark) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        var reviewer = Reviewer.of(acting.office()).orElseThrow(Hearing::noReviewer);
        var admission = inReview(id);
        if (admission.proposedBy().equals(acting.account())) {
            throw new Refusal("admission.proposer-reviews", AdmissionLaw.FOUR_EYES);
        }
        var opinion = new Opinion(
                reviewer,
                favourable,
                Written.needed(remark, Written.REASON),
                acting.office(),
                clock.instant(),
                acting.account());
        if (!table.opine(id, opinion) && !sameAgain(id, opinion)) {
            throw new Refusal("admission.opinion-given", AdmissionLaw.FOUR_EYES);
        }
    }

    /**
     * Says what a village drawn to be heard thinks. The same again changes nothing.
     *
     * @throws Refusal {@code admission.not-drawn}, {@code admission.comment-late}, {@code admission.comment-given}
     */
    public void comment(UUID id, boolean favourable, String remark) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        inReview(id);
        var drawn = table.heard(id).stream()
                .filter(heard -> heard.village().equals(acting.division()))
                .findFirst()
                .orElseThrow(() -> new Refusal("admission.not-drawn", AdmissionLaw.ADMITTED));
        var comment = new Heard.Comment(favourable, Written.needed(remark, Written.REASON));
        if (drawn.comment().filter(comment::equals).isPresent()) {
            return;
        }
        if (today().isAfter(drawn.by())) {
            throw new Refusal(
                    "admission.comment-late", AdmissionLaw.ADMITTED, drawn.by().toString());
        }
        if (!table.comment(id, acting.division(), comment, now(), acting.account())) {
            throw new Refusal("admission.comment-given", AdmissionLaw.ADMITTED);
        }
    }

    @Transactional(readOnly = true)
    public List<Opinion> opinions(UUID id) {
        return table.opinions(id);
    }

    /** The villages drawn, and what they said. */
    @Transactional(readOnly = true)
    public List<Heard> villages(UUID id) {
        return table.heard(id);
    }

    /** The proposals a village is asked about and may still comment on. */
    @Transactional(readOnly = true)
    public List<Admission> askedOf(DivisionCode village) {
        return table.awaiting(village, today()).stream()
                .flatMap(id -> admissions.find(id).stream())
                .toList();
    }

    /**
     * Refuses to admit before all were heard, or against either department.
     *
     * @throws Refusal {@code admission.opinion-civil}, {@code admission.opinion-justice} while one is missing, {@code
     *     admission.opinion-against}, {@code admission.sample-small} with the villages drawn and needed, {@code
     *     admission.sample-waiting} with the number still awaited
     */
    void demandHeard(Admission admission) {
        var opinions = table.opinions(admission.id());
        if (opinions.stream().noneMatch(given -> given.reviewer() == Reviewer.CIVIL_AFFAIRS)) {
            throw new Refusal("admission.opinion-civil", AdmissionLaw.ADMITTED);
        }
        if (opinions.stream().noneMatch(given -> given.reviewer() == Reviewer.JUSTICE)) {
            throw new Refusal("admission.opinion-justice", AdmissionLaw.ADMITTED);
        }
        if (!opinions.stream().allMatch(Opinion::favourable)) {
            throw new Refusal("admission.opinion-against", AdmissionLaw.ADMITTED);
        }
        var heard = table.heard(admission.id());
        if (heard.size() < least()) {
            throw new Refusal("admission.sample-small", AdmissionLaw.ADMITTED, heard.size(), least());
        }
        var waiting = heard.stream().filter(one -> !one.settled(today())).count();
        if (waiting > 0) {
            throw new Refusal("admission.sample-waiting", AdmissionLaw.ADMITTED, waiting);
        }
    }

    private void name(UUID id, Collection<DivisionCode> villages) {
        var acting = Acting.current();
        var days = book.parameter(AdmissionRules.REVIEW, "comment_working_days", acting.division(), today());
        var by = workingDays.after(today(), Math.toIntExact(days)).day();
        villages.forEach(village -> table.draw(id, village, by, now(), acting.account()));
    }

    private boolean sameAgain(UUID id, Opinion opinion) {
        return table.opinions(id).stream()
                .anyMatch(given -> given.reviewer() == opinion.reviewer()
                        && given.by().equals(opinion.by())
                        && given.favourable() == opinion.favourable()
                        && given.remark().equals(opinion.remark()));
    }

    private static void demandReviewer(Acting acting, Reviewer needed) {
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        if (Reviewer.of(acting.office()).filter(needed::equals).isEmpty()) {
            throw noReviewer();
        }
    }

    private static Refusal noReviewer() {
        return new Refusal("admission.not-reviewer", AdmissionLaw.FOUR_EYES);
    }

    private Admission inReview(UUID id) {
        var admission =
                admissions.find(id).orElseThrow(() -> new Refusal("admission.not-found", AdmissionLaw.ADMITTED));
        if (admission.state() != State.IN_REVIEW) {
            throw new Refusal("admission.decided", AdmissionLaw.ADMITTED);
        }
        return admission;
    }

    private long least() {
        return book.parameter(
                AdmissionRules.REVIEW, "villages", Acting.current().division(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
