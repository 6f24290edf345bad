package org.xiangli.domain.services.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.clock.DueDay;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.admission.Admission.Decision;
import org.xiangli.domain.services.admission.Admission.Retirement;
import org.xiangli.domain.services.admission.Admission.State;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.RuleRef;

/** Proposals in the database: written once, decided once, retired once. */
@Repository
class AdmissionTable {

    private final JdbcClient jdbc;

    AdmissionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two decisions of a county come one after the other, so that both see what the other admitted. */
    void awaitTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('services.admission'), :county)")
                .param("county", Integer.parseInt(Bound.county()))
                .query((row, number) -> number)
                .single();
    }

    /** @return false when the id was used before */
    boolean add(Admission admission) {
        var proposal = admission.proposal();
        var funds = proposal.funds();
        var calendar = funds.calendar();
        var decision = admission.decision();
        return jdbc.sql("""
            insert into services.admission
                   (county_code, id, code, name, department, source, article, does, does_not,
                    hours_small, hours_medium, hours_large, per_case_fen, payer, transfer_every, transfer_day,
                    equipment, training, own_window, proposed_at, proposed_by, due_on, due_provisional,
                    state, decided_on, decided_why, decided_law)
            values (:county, :id, :code, :name, :department, :source, :article, :does, :doesNot,
                    :small, :medium, :large, :perCase, :payer, :every, :day,
                    :equipment, :training, :window, :at, :by, :due, :provisional,
                    :state, :decidedOn, :why, :law)
            on conflict (county_code, id) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", admission.id())
                        .param("code", proposal.code())
                        .param("name", proposal.name())
                        .param("department", admission.department())
                        .param("source", proposal.source())
                        .param("article", proposal.article())
                        .param("does", proposal.does())
                        .param("doesNot", proposal.doesNot())
                        .param("small", proposal.hours().small())
                        .param("medium", proposal.hours().medium())
                        .param("large", proposal.hours().large())
                        .param("perCase", funds.perCase().fen())
                        .param("payer", funds.payer())
                        .param(
                                "every",
                                calendar.map(when -> when.every().name()).orElse(null))
                        .param("day", calendar.map(TransferCalendar::day).orElse(null))
                        .param("equipment", funds.equipment())
                        .param("training", funds.training())
                        .param("window", proposal.ownWindow())
                        .param("at", OffsetDateTime.ofInstant(admission.proposedAt(), java.time.ZoneOffset.UTC))
                        .param("by", admission.proposedBy())
                        .param("due", admission.due().day())
                        .param("provisional", admission.due().provisional())
                        .param("state", admission.state().name())
                        .param("decidedOn", decision.map(Decision::on).orElse(null))
                        .param("why", decision.map(Decision::why).orElse(null))
                        .param("law", decision.map(made -> words(made.law())).orElse(null))
                        .update()
                == 1;
    }

    /** @return false when it was not in review any more */
    boolean decide(UUID id, UUID key, State state, Decision decision) {
        return jdbc.sql("""
            update services.admission
               set state = :state, decided_on = :day, decided_by = :by, decided_key = :key, decided_why = :why,
                   decided_law = :law, effective_from = :from
             where county_code = :county and id = :id and state = 'IN_REVIEW'
            """)
                        .param("state", state.name())
                        .param("day", decision.on())
                        .param("by", decision.by().orElse(null))
                        .param("key", key)
                        .param("why", decision.why())
                        .param("law", words(decision.law()))
                        .param("from", decision.effectiveFrom().orElse(null))
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean decidedWith(UUID id, UUID key) {
        return jdbc.sql("""
            select exists (select from services.admission
                            where county_code = :county and id = :id and decided_key = :key)
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** Retiring twice does nothing. */
    void retire(UUID id, LocalDate day, UUID by, String why) {
        jdbc.sql("""
            update services.admission
               set retired_on = :day, retired_by = :by, retired_why = :why
             where county_code = :county and id = :id and state = 'ADMITTED' and retired_on is null
            """)
                .param("day", day)
                .param("by", by)
                .param("why", why)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    Optional<Admission> find(UUID id) {
        return jdbc.sql("""
            select * from services.admission where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(AdmissionTable::admission)
                .optional();
    }

    /** In review, the one due first on top. */
    List<Admission> inReview() {
        return jdbc.sql("""
            select * from services.admission
             where county_code = :county and state = 'IN_REVIEW'
             order by due_on, id
            """)
                .param("county", Bound.county())
                .query(AdmissionTable::admission)
                .list();
    }

    /** Admitted and not retired, by code. */
    List<Admission> counting() {
        return jdbc.sql("""
            select * from services.admission
             where county_code = :county and state = 'ADMITTED' and retired_on is null
             order by code
            """)
                .param("county", Bound.county())
                .query(AdmissionTable::admission)
                .list();
    }

    /** Returned, refused or retired, the latest first. */
    List<Admission> past(int most) {
        return jdbc.sql("""
            select * from services.admission
             where county_code = :county and (state in ('RETURNED', 'REFUSED') or retired_on is not null)
             order by coalesce(retired_on, decided_on) desc, id desc
             limit :most
            """)
                .param("county", Bound.county())
                .param("most", most)
                .query(AdmissionTable::admission)
                .list();
    }

    /** Codes whose admission ended and that were not admitted again. */
    List<String> retiredCodes() {
        return jdbc.sql("""
            select distinct old.code
              from services.admission old
             where old.county_code = :county and old.retired_on is not null
               and not exists (select from services.admission again
                                where again.county_code = old.county_code and again.code = old.code
                                  and again.state = 'ADMITTED' and again.retired_on is null)
             order by old.code
            """).param("county", Bound.county()).query(String.class).list();
    }

    private static String[] words(RuleRef law) {
        return new String[] {law.code(), law.source(), law.article()};
    }

    private static Admission admission(ResultSet row, int number) throws SQLException {
        var retiredOn = row.getObject("retired_on", LocalDate.class);
        return new Admission(
                proposal(row),
                row.getString("department"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                new DueDay(row.getObject("due_on", LocalDate.class), row.getBoolean("due_provisional")),
                State.valueOf(row.getString("state")),
                decision(row),
                retiredOn == null
                        ? Optional.empty()
                        : Optional.of(new Retirement(retiredOn, row.getString("retired_why"))));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("source"),
                row.getString("article"),
                row.getString("does"),
                row.getString("does_not"),
                new Workload(row.getInt("hours_small"), row.getInt("hours_medium"), row.getInt("hours_large")),
                new Funds(
                        Money.ofFen(row.getLong("per_case_fen")),
                        row.getString("payer"),
                        calendar(row.getString("transfer_every"), row.getInt("transfer_day")),
                        row.getString("equipment"),
                        row.getString("training")),
                row.getString("own_window"));
    }

    private static Optional<TransferCalendar> calendar(@Nullable String every, int day) {
        return every == null
                ? Optional.empty()
                : Optional.of(new TransferCalendar(TransferCalendar.Every.valueOf(every), day));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        var on = row.getObject("decided_on", LocalDate.class);
        if (on == null) {
            return Optional.empty();
        }
        var law = (String[]) row.getArray("decided_law").getArray();
        return Optional.of(new Decision(
                on,
                Optional.ofNullable(row.getObject("decided_by", UUID.class)),
                row.getString("decided_why"),
                new RuleRef(law[0], law[1], law[2]),
                Optional.ofNullable(row.getObject("effective_from", LocalDate.class))));
    }
}
