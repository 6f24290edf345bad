package org.xiangli.core.procedure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * A finished case that is opened again because it was badly done (重办整改, R052). It stays where it is on its way and is
 * unfinished until somebody above has settled it: it lies with the post that holds its step, by a last day of its own,
 * and is shown one level higher when that day passes, as any case. Meanwhile nothing but an appeal leads away from it.
 */
@Service
@Transactional
public class Redoing {

    private static final int LONGEST_LIMIT = 60;

    private final CaseTable table;
    private final PublishedProcedures procedures;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Redoing(
            CaseTable table,
            PublishedProcedures procedures,
            WorkingDays workingDays,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.procedures = procedures;
        this.workingDays = workingDays;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * Opens a delivered or closed case again.
     *
     * @param finding what was badly done; whoever holds the case and the resident read it
     * @param since the day the limit is counted from, itself not counted
     * @param limit working days, 1 to 60
     * @throws Refusal {@code case.post-not-permitted} unless a post above the village opens it, {@code case.redo-here} for a
     *     case on its way, {@code case.redo-open} for one opened already, {@code case.reason-missing}
     */
    public CaseFile open(UUID key, UUID caseId, Actor by, String finding, LocalDate since, int limit) {
        if (limit < 1 || limit > LONGEST_LIMIT) {
            throw new IllegalArgumentException("A limit of " + limit + " working days");
        }
        var known = demand(caseId, by, key);
        if (known.repeated().isPresent()) {
            return known.file();
        }
        demandAbove(known.file(), by);
        if (known.file().state().redoSince() != null) {
            throw new Refusal("case.redo-open", CaseRules.REDO);
        }
        if (!known.file().phase().mayBeRedone()) {
            throw new Refusal("case.redo-here", CaseRules.REDO);
        }
        var data = Map.of(CaseEvent.SINCE, since.toString(), CaseEvent.LIMIT, Integer.toString(limit));
        return write(key, known.file(), by, CaseEvent.REDO, finding, data);
    }

    /**
     * Whoever holds the case says what was done; it stays open until it is settled.
     *
     * @throws Refusal {@code case.redo-none}, {@code case.post-not-permitted}, {@code case.reason-missing}
     */
    public CaseFile report(UUID key, UUID caseId, Actor by, String done) {
        var known = demand(caseId, by, key);
        if (known.repeated().isPresent()) {
            return known.file();
        }
        demandOpen(known.file());
        if (!by.holds(known.file().step().post(), known.file().village())) {
            throw new Refusal("case.post-not-permitted", CaseRules.PUBLISHED_WAY);
        }
        return write(key, known.file(), by, CaseEvent.REDONE, done, Map.of());
    }

    /**
     * Somebody above the village has seen that it is put right; the case stands again where it stood.
     *
     * @throws Refusal {@code case.redo-none}, {@code case.post-not-permitted}, {@code case.reason-missing}
     */
    public CaseFile settle(UUID key, UUID caseId, Actor by, String remedy) {
        var known = demand(caseId, by, key);
        if (known.repeated().isPresent()) {
            return known.file();
        }
        demandAbove(known.file(), by);
        demandOpen(known.file());
        return write(key, known.file(), by, CaseEvent.SETTLED, remedy, Map.of());
    }

    private CaseTable.ForMove demand(UUID caseId, Actor by, UUID key) {
        return table.forMove(Bound.county(), caseId, by.account(), key)
                .orElseThrow(() -> new Refusal("case.unknown", CaseRules.PUBLISHED_WAY));
    }

    private static void demandAbove(CaseFile file, Actor by) {
        var post = new PostRef(by.post());
        if (!by.holds(post, file.village()) || post.level() == Level.VILLAGE || post.equals(PostRef.SYSTEM)) {
            throw new Refusal("case.post-not-permitted", CaseRules.PUBLISHED_WAY);
        }
    }

    private static void demandOpen(CaseFile file) {
        if (file.state().redoSince() == null) {
            throw new Refusal("case.redo-none", CaseRules.REDO);
        }
    }

    private CaseFile write(UUID key, CaseFile file, Actor by, String move, String reason, Map<String, String> data) {
        if (reason.isBlank()) {
            throw new Refusal("case.reason-missing", CaseRules.REASONED);
        }
        CaseTexts.demandFits(
                MoveRequest.of(key, file.id(), file.seq(), move, by).because(reason));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event =
                JointReview.event(file, by, move, reason.strip(), data, now, LocalDate.ofInstant(now, clock.getZone()));
        var procedure = procedures.of(file.procedureCode(), file.procedureVersion());
        var later = file.in(file.state().after(procedure, event, workingDays));
        if (!table.move(later, event, key)) {
            throw Handling.changedMeanwhile();
        }
        publisher.publishEvent(CaseMoved.of(later, event, Optional.empty()));
        return later;
    }
}
