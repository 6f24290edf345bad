package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseMoved;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ratio;

/** How matters were decided, and what became of appeals (R056): written down as the case moves, in the same transaction. */
@Service
@Transactional
public class Outcomes {

    private final JdbcClient jdbc;
    private final CaseDesk cases;
    private final Clock clock;

    Outcomes(JdbcClient jdbc, CaseDesk cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * An item's decisions.
     *
     * @param appeals of the refused
     * @param reopened of the appeals
     */
    public record Line(String item, int decided, int refused, int appeals, int reopened) {

        /** The rate of refusals; decided is never 0. */
        public Ratio rate() {
            return new Ratio(refused, decided);
        }
    }

    /** A refusal and its appeal. @param appealDue last day for the answer to it */
    public record Outcome(
            boolean refused,
            LocalDate decidedOn,
            Optional<LocalDate> appealedOn,
            Optional<LocalDate> appealDue,
            Optional<String> appealEnded) {}

    @EventListener
    void moved(CaseMoved moved) {
        switch (moved.move()) {
            case "grant" -> decided(moved, false);
            case "refuse", "not-accept" -> decided(moved, true);
            case "appeal" -> appealed(moved);
            case "reopen" -> ended(moved, "REOPENED");
            case "dismiss" -> ended(moved, "DISMISSED");
            default -> {}
        }
    }

    @Transactional(readOnly = true)
    public Optional<Outcome> of(UUID application) {
        return jdbc.sql("""
            select refused, decided_on, appealed_on, appeal_due_on, appeal_ended
              from services.outcome
             where county_code = :county and application_id = :application
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query((row, number) -> new Outcome(
                        row.getBoolean("refused"),
                        row.getObject("decided_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("appealed_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("appeal_due_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("appeal_ended"))))
                .optional();
    }

    /** The items decided within reach between two days, both included: the highest rate of refusals first. */
    @Transactional(readOnly = true)
    public List<Line> byItem(DivisionCode where, LocalDate from, LocalDate to) {
        return jdbc.sql("""
            select item_code, count(*) as decided, count(*) filter (where refused) as refused,
                   count(appealed_on) as appeals, count(*) filter (where appeal_ended = 'REOPENED') as reopened
              from services.outcome
             where county_code = :county and starts_with(village_code, :where) and decided_on between :from and :to
             group by item_code
             order by cast(count(*) filter (where refused) as numeric) / count(*) desc, decided desc, item_code
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Line(
                        row.getString("item_code"),
                        row.getInt("decided"),
                        row.getInt("refused"),
                        row.getInt("appeals"),
                        row.getInt("reopened")))
                .list();
    }

    /** A case of another room has no application here, and nothing is written. */
    private void decided(CaseMoved moved, boolean refused) {
        jdbc.sql("""
            insert into services.outcome
                   (county_code, application_id, village_code, resident_id, item_code, refused, decided_on)
            select county_code, id, village_code, resident_id, item_code, :refused, :day
              from services.application
             where county_code = :county and id = :application
            on conflict (county_code, application_id) do update
               set refused = excluded.refused, decided_on = excluded.decided_on
            """)
                .param("refused", refused)
                .param("day", LocalDate.now(clock))
                .param("county", moved.county())
                .param("application", moved.caseId())
                .update();
    }

    private void appealed(CaseMoved moved) {
        jdbc.sql("""
            update services.outcome
               set appealed_on = :day, appeal_due_on = :due, appeal_ended = null
             where county_code = :county and application_id = :application
            """)
                .param("day", LocalDate.now(clock))
                .param("due", appealDue(moved))
                .param("county", moved.county())
                .param("application", moved.caseId())
                .update();
    }

    private @Nullable LocalDate appealDue(CaseMoved moved) {
        return cases.find(moved.caseId())
                .filter(file -> file.phase() == Phase.APPEALED)
                .flatMap(file -> file.state().actBy())
                .orElse(null);
    }

    private void ended(CaseMoved moved, String how) {
        jdbc.sql("""
            update services.outcome
               set appeal_ended = :how
             where county_code = :county and application_id = :application and appealed_on is not null
            """)
                .param("how", how)
                .param("county", moved.county())
                .param("application", moved.caseId())
                .update();
    }
}
