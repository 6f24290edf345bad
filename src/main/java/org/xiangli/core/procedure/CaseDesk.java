package org.xiangli.core.procedure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.CaseTable.ForMove;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Where every matter is opened, moved and found again. The desk knows the way a case must go and by when; what the
 * matter is about, its domain room knows. All work happens in the county bound at the edge (see {@link Bound}).
 */
@Service
@Transactional
public class CaseDesk {

    /** Lines on a page of cases. */
    public static final int PAGE = 50;

    private final PublishedProcedures procedures;
    private final CaseTable table;
    private final CaseQueues queues;
    private final Handling handling;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    CaseDesk(
            PublishedProcedures procedures,
            CaseTable table,
            CaseQueues queues,
            Gates gates,
            WorkingDays workingDays,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.procedures = procedures;
        this.table = table;
        this.queues = queues;
        this.handling = new Handling(gates);
        this.workingDays = workingDays;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * Opens a case at the first step of its procedure. With an idempotency key used before, nothing is opened and the
     * case is returned as that opening left it.
     *
     * @throws Refusal for a post that may not open it, a missing promise, a text over its limit …
     */
    public CaseFile open(Opening opening) {
        demandHere(opening.village());
        demandSelf(opening.by(), opening.subject());
        var procedure = procedures.of(opening.procedureCode(), opening.procedureVersion());
        var now = now();
        var event = Handling.open(procedure, opening, now, day(now));
        var state = CaseState.opened(procedure, opening.promiseWorkingDays(), event, workingDays);
        var file = new CaseFile(
                Bound.county(),
                Ids.next(),
                "",
                procedure.code(),
                procedure.version(),
                opening.village(),
                opening.subject(),
                opening.matter(),
                opening.catalogueVersion(),
                opening.channel(),
                event.at(),
                state);
        var opened = table.open(file, event, opening.idempotencyKey());
        opened.ifPresent(fresh -> tell(fresh, event, Optional.empty()));
        return opened.or(() ->
                        queues.openedBy(file.county(), opening.idempotencyKey()).map(known -> asOf(known, 1)))
                .orElseThrow(() -> new Refusal("case.key-used", CaseRules.ONE_HAND));
    }

    /**
     * Moves a case. With an idempotency key used before for this case, the case is returned as that move left it.
     *
     * @throws Refusal {@code case.changed-meanwhile} when somebody else was faster, and whatever the procedure, its
     *     gates and the limits of a record forbid
     */
    public CaseFile move(MoveRequest request) {
        var known = forMove(request);
        if (known.repeated().isPresent()) {
            return asOf(known.file(), known.repeated().get());
        }
        var file = known.file();
        demandSelf(request.by(), file.subject());
        var procedure = procedure(file);
        var now = now();
        var event = handling.move(procedure, file, request, known.ownMoves(), now, day(now));
        var moved = file.in(file.state().after(procedure, event, workingDays));
        if (!table.move(moved, event, request.idempotencyKey())) {
            return forMove(request).repeated().map(seq -> asOf(file, seq)).orElseThrow(Handling::changedMeanwhile);
        }
        tell(moved, event, procedure.move(file.step().key(), event.move()).flatMap(Move::letter));
        return moved;
    }

    /** The moves a post may make now, in the order of the procedure; whether the person may, the move itself tells. */
    public List<Move> moves(CaseFile file, Actor by) {
        var procedure = procedure(file);
        return by.holds(new PostRef(by.post()), file.village())
                ? procedure.movesFrom(file.step().key(), new PostRef(by.post())).stream()
                        .filter(move -> file.state().mayPass(procedure.step(move.to())))
                        .toList()
                : List.of();
    }

    @Transactional(readOnly = true)
    public Optional<CaseFile> find(UUID id) {
        return queues.find(Bound.county(), id);
    }

    /** Finds a case by the number the resident was given. */
    @Transactional(readOnly = true)
    public Optional<CaseFile> byNumber(String number) {
        return queues.byNumber(Bound.county(), number.strip());
    }

    /** A resident's cases, the latest first, at most 200. */
    @Transactional(readOnly = true)
    public List<CaseFile> ofSubject(UUID subject) {
        return queues.ofSubject(Bound.county(), subject);
    }

    /** Everything that happened to a case, in order; empty when there is no such case to be seen. */
    @Transactional(readOnly = true)
    public List<CaseEvent> history(UUID id) {
        return queues.events(Bound.county(), id);
    }

    /** The time sheet of a case: who had it how long (R050). */
    @Transactional(readOnly = true)
    public List<Hop> hops(CaseFile file) {
        return Hop.sheet(procedure(file), file, history(file.id()), day(now()), workingDays);
    }

    /** What lies with a post of a division, the most urgent first, {@link #PAGE} lines from the cursor on. */
    @Transactional(readOnly = true)
    public QueuePage queue(PostRef post, DivisionCode division, QueueFilter filter, QueueCursor after) {
        return QueuePage.of(queues.queue(Bound.county(), post, division, filter, after, day(now()), PAGE + 1), PAGE);
    }

    /** The numbers on a post's home page. */
    @Transactional(readOnly = true)
    public DeskCounts counts(PostRef post, DivisionCode division) {
        return queues.counts(Bound.county(), post, division, day(now()));
    }

    /** Every case within reach whose last day lies before the given day, the longest overdue first. */
    @Transactional(readOnly = true)
    public QueuePage overdueList(LocalDate on, QueueCursor after) {
        return QueuePage.of(queues.overdue(Bound.county(), on, after, PAGE + 1), PAGE);
    }

    private ForMove forMove(MoveRequest request) {
        return table.forMove(Bound.county(), request.caseId(), request.by().account(), request.idempotencyKey())
                .orElseThrow(() -> new Refusal("case.unknown", CaseRules.PUBLISHED_WAY));
    }

    private CaseFile asOf(CaseFile file, int seq) {
        if (file.seq() == seq) {
            return file;
        }
        var events = history(file.id()).subList(0, seq);
        return file.in(CaseState.replay(procedure(file), file.clock().promise(), events, workingDays));
    }

    private static void demandHere(DivisionCode village) {
        if (!village.value().startsWith(Bound.county())) {
            throw new Refusal("case.other-county", CaseRules.PUBLISHED_WAY);
        }
    }

    /** A resident moves his own case only; the database would not show him another's. */
    private static void demandSelf(Actor by, UUID subject) {
        if (by.post().equals(PostRef.RESIDENT.code())
                && !Bound.current().map(reach -> subject.equals(reach.person())).orElse(false)) {
            throw new Refusal("case.not-own", CaseRules.PUBLISHED_WAY);
        }
    }

    private Procedure procedure(CaseFile file) {
        return procedures.of(file.procedureCode(), file.procedureVersion());
    }

    private void tell(CaseFile file, CaseEvent event, Optional<String> letter) {
        publisher.publishEvent(CaseMoved.of(file, event, letter));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }
}
