package org.xiangli.core.procedure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Refusal;

/**
 * Joint review (联合审查, R050): whoever holds a case asks several departments at once instead of sending it round. Each has
 * its own clock; the case leaves the step when all have spoken or have let their days pass. Opinions inform the decision
 * and do not make it.
 */
@Service
@Transactional
public class JointReview {

    private static final int MOST = 12;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LIMIT = 60;
    private static final int TRIES = 10;

    private final CaseTable table;
    private final CaseQueues queues;
    private final CaseRows rows;
    private final JdbcClient jdbc;
    private final PublishedProcedures procedures;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    JointReview(
            CaseTable table,
            CaseQueues queues,
            CaseRows rows,
            JdbcClient jdbc,
            PublishedProcedures procedures,
            WorkingDays workingDays,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.queues = queues;
        this.rows = rows;
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.workingDays = workingDays;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * Asks departments for their opinion, all on the same day.
     *
     * @param expectedSeq number of the last event the holder has seen
     * @param departments offices by their addresses, 1 to 12, each at most 80 characters
     * @param limit working days each has, 1 to 60
     * @throws Refusal {@code case.post-not-permitted} unless the holder asks, {@code case.joint-here} where no clock runs,
     *     {@code case.joint-departments}, {@code case.joint-asked} for one that is asked already,
     *     {@code case.changed-meanwhile}
     */
    public CaseFile consult(UUID key, UUID caseId, int expectedSeq, Actor by, List<String> departments, int limit) {
        var known = demand(caseId, by, key);
        var file = known.file();
        if (known.repeated().isPresent()) {
            return file;
        }
        if (file.seq() != expectedSeq) {
            throw Handling.changedMeanwhile();
        }
        if (!by.holds(file.step().post(), file.village())) {
            throw new Refusal("case.post-not-permitted", CaseRules.PUBLISHED_WAY);
        }
        if (file.step().clock() != Clocking.RUNS) {
            throw new Refusal("case.joint-here", CaseRules.JOINT);
        }
        var named = departments.stream().map(String::strip).toList();
        if (named.isEmpty()
                || named.size() > MOST
                || new HashSet<>(named).size() < named.size()
                || limit < 1
                || limit > LONGEST_LIMIT
                || named.stream()
                        .anyMatch(name -> name.isEmpty() || name.length() > LONGEST_NAME || name.contains("\n"))) {
            throw new Refusal("case.joint-departments", CaseRules.JOINT, MOST, LONGEST_NAME, LONGEST_LIMIT);
        }
        if (named.stream().anyMatch(file.state().awaited()::containsKey)) {
            throw new Refusal("case.joint-asked", CaseRules.JOINT);
        }
        var data = Map.of(CaseEvent.DEPARTMENTS, String.join("\n", named), CaseEvent.LIMIT, Integer.toString(limit));
        return write(file, event(file, by, CaseEvent.CONSULTED, "", data), key).orElseThrow(Handling::changedMeanwhile);
    }

    /**
     * A department speaks. Departments that speak at the same moment do not hinder each other.
     *
     * @param department the office in whose name the actor speaks
     * @param reason why; needed when it does not agree
     * @throws Refusal {@code case.joint-not-asked} for a department nobody asked or that has spoken,
     *     {@code case.reason-missing}, {@code case.text-too-long}
     */
    public CaseFile opine(UUID key, UUID caseId, Actor by, String department, boolean agrees, String reason) {
        if (!agrees && reason.isBlank()) {
            throw new Refusal("case.reason-missing", CaseRules.REASONED);
        }
        CaseTexts.demandFits(
                MoveRequest.of(key, caseId, 0, CaseEvent.OPINED, by).because(reason));
        for (var tries = 0; tries < TRIES; tries++) {
            var known = demand(caseId, by, key);
            if (known.repeated().isPresent()) {
                return known.file();
            }
            if (!known.file().state().awaited().containsKey(department)) {
                throw new Refusal("case.joint-not-asked", CaseRules.JOINT);
            }
            var data = Map.of(CaseEvent.DEPARTMENT, department, CaseEvent.AGREES, Boolean.toString(agrees));
            var written = write(known.file(), event(known.file(), by, CaseEvent.OPINED, reason.strip(), data), key);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw Handling.changedMeanwhile();
    }

    /** Every opinion asked for in a case, in order: each department's days, and what it has said. */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(CaseFile file) {
        return JointSheet.of(queues.events(file.county(), file.id()), LocalDate.now(clock), workingDays);
    }

    /** The cases within reach that wait for a department's opinion, the most urgent first, at most 200. */
    @Transactional(readOnly = true)
    public List<CaseFile> awaiting(String department) {
        return jdbc.sql("""
            select *
              from procedure.case_file
             where county_code = :county and awaited <> '{}' and jsonb_exists(awaited, :department)
             order by awaited ->> :department, id
             limit 200
            """)
                .param("county", Bound.county())
                .param("department", department)
                .query(rows::file)
                .list();
    }

    private CaseTable.ForMove demand(UUID caseId, Actor by, UUID key) {
        return table.forMove(Bound.county(), caseId, by.account(), key)
                .orElseThrow(() -> new Refusal("case.unknown", CaseRules.PUBLISHED_WAY));
    }

    private CaseEvent event(CaseFile file, Actor by, String move, String reason, Map<String, String> data) {
        var now = now();
        return event(file, by, move, reason, data, now, LocalDate.ofInstant(now, clock.getZone()));
    }

    static CaseEvent event(
            CaseFile file,
            Actor by,
            String move,
            String reason,
            Map<String, String> data,
            Instant now,
            LocalDate today) {
        var since = file.state().stepSince();
        var step = file.step().key();
        return new CaseEvent(
                file.seq() + 1,
                now,
                today.isBefore(since) ? since : today,
                by,
                move,
                Optional.of(step),
                step,
                reason,
                Optional.empty(),
                List.of(),
                data);
    }

    private Optional<CaseFile> write(CaseFile file, CaseEvent event, UUID key) {
        var procedure = procedures.of(file.procedureCode(), file.procedureVersion());
        var later = file.in(file.state().after(procedure, event, workingDays));
        if (!table.move(later, event, key)) {
            return Optional.empty();
        }
        publisher.publishEvent(CaseMoved.of(later, event, Optional.empty()));
        return Optional.of(later);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
