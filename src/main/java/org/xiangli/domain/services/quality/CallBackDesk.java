package org.xiangli.domain.services.quality;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.core.procedure.Actor;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.procedure.Redoing;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.kernel.Refusal;

/**
 * Where a township looks into bad ratings (差评核实整改, R052): somebody who did not handle the matter calls, what is founded
 * is put right, and a rating given by mistake or in bad faith is left out once a second person has agreed.
 */
@Service
@Transactional
public class CallBackDesk {

    static final PostKind[] OVERSEERS = {
        PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER, PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER
    };

    private final CallBackBook book;
    private final CaseDesk cases;
    private final Redoing redoing;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final Clock clock;

    CallBackDesk(
            CallBackBook book,
            CaseDesk cases,
            Redoing redoing,
            RuleBook rules,
            WorkingDays workingDays,
            Outbox outbox,
            Clock clock) {
        this.book = book;
        this.cases = cases;
        this.redoing = redoing;
        this.rules = rules;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the acting township or county has to do after bad ratings, the most urgent first, at most 200. */
    @Transactional(readOnly = true)
    public List<CallBack> all() {
        overseer();
        return book.all();
    }

    /** @throws Refusal {@code quality.call-back.not-found} */
    @Transactional(readOnly = true)
    public CallBack demand(UUID application) {
        overseer();
        return find(application);
    }

    /**
     * Notes what a call found. What is founded opens the case again: it is to be put right within the days of
     * {@code SVC.RATING.FIX}, counted from the day of the rating, and lies with the clerk until the township has seen that
     * it is. The resident is told. A case she has appealed in meanwhile is open already and stays on its way.
     *
     * @throws Refusal {@code quality.call-back.own} for somebody who handled the matter, {@code quality.call-back.done} when
     *     none is owed, {@code quality.text-missing}, {@code quality.text-too-long}
     */
    public CallBack check(UUID application, Verdict verdict, String finding) {
        var acting = overseer();
        var text = QualityLaw.demand(QualityLaw.RATING, finding, QualityLaw.LONGEST);
        var call = find(application);
        demandForeign(acting, application);
        if (!book.called(application, verdict, text, today(), acting.account())) {
            throw new Refusal("quality.call-back.done", QualityLaw.RATING);
        }
        if (verdict == Verdict.FOUNDED) {
            openAgain(acting, call, text);
        }
        return find(application);
    }

    /**
     * A second person agrees that a rating was given by mistake or in bad faith; it counts no more.
     *
     * @throws Refusal {@code quality.call-back.second} for the one who found it or who handled the matter, or when there is
     *     nothing to agree to
     */
    public CallBack confirm(UUID application) {
        var acting = overseer();
        find(application);
        demandForeign(acting, application);
        if (!book.confirmed(application, today(), acting.account())) {
            throw new Refusal("quality.call-back.second", QualityLaw.RATING);
        }
        return find(application);
    }

    /** Notes what was done, and tells the resident. @throws Refusal {@code quality.rework.none}, {@code quality.text-missing} */
    public CallBack fixed(UUID application, String remedy) {
        var acting = overseer();
        var text = QualityLaw.demand(QualityLaw.RATING, remedy, QualityLaw.LONGEST);
        find(application);
        if (!book.fixed(application, text, today(), acting.account())) {
            throw new Refusal("quality.rework.none", QualityLaw.RATING);
        }
        cases.find(application).ifPresent(file -> {
            if (file.state().redoSince() != null) {
                redoing.settle(key(application, "settled"), application, actor(acting), text);
            }
            tell(file, "rework", "quality.told.fixed", file.number());
        });
        return find(application);
    }

    /**
     * The clerk with whom a case opened again lies says what was done about it; the township looks at it and settles.
     *
     * @param key a report sent twice is noted once
     * @throws Refusal {@code case.redo-none}, {@code quality.text-missing}, {@code quality.text-too-long}
     */
    public void redone(UUID key, UUID application, String done) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        redoing.report(key, application, actor(acting), QualityLaw.demand(QualityLaw.RATING, done, QualityLaw.LONGEST));
    }

    private void openAgain(Acting acting, CallBack call, String finding) {
        var days = Math.toIntExact(rules.parameter(QualityLaw.FIX, "working_days", call.village(), call.openedOn()));
        var due = workingDays.after(call.openedOn(), days).day();
        book.openRework(call, call.openedOn(), due);
        cases.find(call.application())
                .filter(file -> file.phase() == Phase.DELIVERED || file.phase() == Phase.CLOSED)
                .ifPresent(file -> {
                    redoing.open(key(file.id(), "redo"), file.id(), actor(acting), finding, call.openedOn(), days);
                    tell(file, "redo", "quality.told.redo", file.number(), due);
                });
    }

    private void tell(CaseFile file, String occasion, String text, Object... arguments) {
        outbox.tell(Telling.of(
                key(file.id(), occasion),
                file.subject(),
                file.village(),
                file.id(),
                null,
                Locale.SIMPLIFIED_CHINESE,
                text,
                arguments));
    }

    /** Each occasion happens once to a matter. */
    private static UUID key(UUID application, String occasion) {
        return UUID.nameUUIDFromBytes((application + "/" + occasion).getBytes(StandardCharsets.US_ASCII));
    }

    private static Actor actor(Acting acting) {
        return new Actor(acting.account(), acting.kind().key(), acting.division());
    }

    private CallBack find(UUID application) {
        return book.find(application).orElseThrow(() -> new Refusal("quality.call-back.not-found", QualityLaw.RATING));
    }

    /** Nobody judges his own work. */
    private void demandForeign(Acting acting, UUID application) {
        if (cases.history(application).stream()
                .anyMatch(event -> event.by().account().equals(acting.account()))) {
            throw new Refusal("quality.call-back.own", QualityLaw.RATING);
        }
    }

    private static Acting overseer() {
        var acting = Acting.current();
        acting.require(OVERSEERS);
        return acting;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What the acting post has to do and has not done. */
    @Transactional(readOnly = true)
    public List<CallBack> owed() {
        return all().stream()
                .filter(call -> call.owed() || call.toFix() || call.toConfirm())
                .toList();
    }

    static Optional<Verdict> verdict(String typed) {
        return java.util.Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(typed))
                .findFirst();
    }
}
