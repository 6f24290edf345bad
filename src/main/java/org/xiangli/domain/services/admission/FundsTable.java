package org.xiangli.domain.services.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/** Money booked, claims raised, help suspended: in the database. */
@Repository
class FundsTable {

    /** Matters of an item taken in by a village on a day. */
    record Taken(String code, DivisionCode village, LocalDate day, int cases) {}

    /** What came for an item, a village and a period. */
    record Paid(UUID admission, DivisionCode village, LocalDate periodStart, Money sum) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FundsTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The work done: matters for which a receipt was given, within reach, since a day. */
    List<Taken> taken(DivisionCode within, LocalDate since) {
        return jdbc.sql("""
            select matter.item_code, given.village_code, (given.issued_at at time zone :zone)::date as day,
                   count(*) as cases
              from services.receipt given
              join services.application matter
                on matter.county_code = given.county_code and matter.id = given.application_id
             where given.county_code = :county and given.kind = 'TAKEN'
               and starts_with(given.village_code, :within)
               and given.issued_at >= :since
             group by 1, 2, 3
             order by 1, 2, 3
            """)
                .param("zone", clock.getZone().getId())
                .param("county", Bound.county())
                .param("within", within.value())
                .param("since", since.atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query((row, number) -> new Taken(
                        row.getString("item_code"),
                        DivisionCode.of(row.getString("village_code")),
                        row.getObject("day", LocalDate.class),
                        row.getInt("cases")))
                .list();
    }

    List<Paid> paid(DivisionCode within) {
        return jdbc.sql("""
            select admission_id, village_code, period_start, sum(fen)::bigint as fen
              from services.transfer
             where county_code = :county and starts_with(village_code, :within)
             group by admission_id, village_code, period_start
             order by admission_id, village_code, period_start
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .query((row, number) -> new Paid(
                        row.getObject("admission_id", UUID.class),
                        DivisionCode.of(row.getString("village_code")),
                        row.getObject("period_start", LocalDate.class),
                        Money.ofFen(row.getLong("fen"))))
                .list();
    }

    /** The same key again books nothing. */
    void book(UUID key, UUID admission, DivisionCode village, LocalDate periodStart, Money sum, UUID by, String note) {
        jdbc.sql("""
            insert into services.transfer
                   (county_code, id, admission_id, village_code, period_start, fen, booked_at, booked_by, note)
            values (:county, :id, :admission, :village, :period, :fen, :at, :by, :note)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", key)
                .param("admission", admission)
                .param("village", village.value())
                .param("period", periodStart)
                .param("fen", sum.fen())
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .param("note", note)
                .update();
    }

    /** @return false when it was raised before */
    boolean raise(UUID id, Account account, LocalDate day) {
        return jdbc.sql("""
            insert into services.claim
                   (county_code, id, admission_id, village_code, period_start, due_on, cases, owed_fen, paid_fen,
                    raised_on)
            values (:county, :id, :admission, :village, :period, :due, :cases, :owed, :paid, :day)
            on conflict (county_code, admission_id, village_code, period_start) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("admission", account.admission().id())
                        .param("village", account.village().value())
                        .param("period", account.periodStart())
                        .param("due", account.dueOn())
                        .param("cases", account.cases())
                        .param("owed", account.owed().fen())
                        .param("paid", account.paid().fen())
                        .param("day", day)
                        .update()
                == 1;
    }

    Optional<Claim> claim(UUID id) {
        return jdbc.sql("""
            select * from services.claim where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(FundsTable::claim)
                .optional();
    }

    /** The latest first. */
    List<Claim> claims(DivisionCode within) {
        return jdbc.sql("""
            select * from services.claim
             where county_code = :county and starts_with(village_code, :within)
             order by raised_on desc, village_code, id
             limit 200
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .query(FundsTable::claim)
                .list();
    }

    /** @return false when the village's help with this item is suspended already */
    boolean suspend(Suspension suspension, UUID by) {
        return jdbc.sql("""
            insert into services.suspension
                   (county_code, id, claim_id, village_code, code, own_window, why, from_day, by_account)
            values (:county, :id, :claim, :village, :code, :window, :why, :from, :by)
            on conflict do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", suspension.id())
                        .param("claim", suspension.claim())
                        .param("village", suspension.village().value())
                        .param("code", suspension.code())
                        .param("window", suspension.ownWindow())
                        .param("why", suspension.why())
                        .param("from", suspension.from())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** @return false when it was lifted already or is out of reach */
    boolean lift(UUID id, LocalDate day, UUID by) {
        return jdbc.sql("""
            update services.suspension set lifted_on = :day, lifted_by = :by
             where county_code = :county and id = :id and lifted_on is null
            """)
                        .param("day", day)
                        .param("by", by)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean lifted(UUID id, DivisionCode within) {
        return jdbc.sql("""
            select exists (select from services.suspension
                            where county_code = :county and id = :id and starts_with(village_code, :within)
                              and lifted_on is not null)
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("within", within.value())
                .query(Boolean.class)
                .single();
    }

    /** What is suspended now, by village and item. */
    List<Suspension> running(DivisionCode within) {
        return jdbc.sql("""
            select * from services.suspension
             where county_code = :county and starts_with(village_code, :within) and lifted_on is null
             order by village_code, code
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .query((row, number) -> new Suspension(
                        row.getObject("id", UUID.class),
                        row.getObject("claim_id", UUID.class),
                        DivisionCode.of(row.getString("village_code")),
                        row.getString("code"),
                        row.getString("own_window"),
                        row.getString("why"),
                        row.getObject("from_day", LocalDate.class)))
                .list();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("admission_id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                row.getObject("period_start", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getInt("cases"),
                Money.ofFen(row.getLong("owed_fen")),
                Money.ofFen(row.getLong("paid_fen")),
                row.getObject("raised_on", LocalDate.class));
    }
}
