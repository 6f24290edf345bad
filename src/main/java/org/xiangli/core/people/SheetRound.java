package org.xiangli.core.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Ratio;
import org.xiangli.kernel.Refusal;

/**
 * The yearly round in which each household checks its own sheet: it confirms or corrects, a correction is decided in
 * working days with a reason, and a sheet nobody answered is shown as stale, never deleted or held against anyone (R023).
 */
@Service
@Transactional
public class SheetRound {

    private static final String RULE = "PEOPLE.SHEET";

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final Clock clock;

    SheetRound(JdbcClient jdbc, RuleBook rules, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Asks every household of a village that has not been asked this year; returns how many were asked. */
    public int ask(DivisionCode village) {
        var today = LocalDate.now(clock);
        var due = jdbc.sql("""
            select household.id
              from people.household
             where county_code = :county and village_code = :village and dissolved_on is null
               and not exists (select from people.sheet
                                where sheet.county_code = household.county_code
                                  and sheet.household_id = household.id
                                  and sheet.asked_on >= :year)
             order by household.id
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("year", today.withDayOfYear(1))
                .query(UUID.class)
                .list();
        due.forEach(household -> jdbc.sql("""
            insert into people.sheet (county_code, id, village_code, household_id, asked_on)
            values (:county, :id, :village, :household, :today)
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("village", village.value())
                .param("household", household)
                .param("today", today)
                .update());
        return due.size();
    }

    /** The household says its sheet is right. */
    public void confirm(UUID household) {
        answer(household, null);
        jdbc.sql("update people.household set confirmed_on = :today where county_code = :county and id = :id")
                .param("today", LocalDate.now(clock))
                .param("county", Bound.county())
                .param("id", household)
                .update();
    }

    /** The household says what is wrong; returns the day by which it must be decided. */
    public LocalDate correct(UUID household, String correction) {
        if (correction.isBlank()) {
            throw new Refusal("sheet.correction-empty", ResidentRegistry.RULE);
        }
        return answer(household, correction.strip());
    }

    /**
     * Decides a correction.
     *
     * @throws Refusal {@code sheet.reason} for a refusal without reason, {@code sheet.nothing-to-decide}
     */
    public void decide(UUID household, boolean accepted, String reason) {
        if (!accepted && reason.isBlank()) {
            throw new Refusal("sheet.reason", ResidentRegistry.RULE);
        }
        var decided = jdbc.sql("""
            update people.sheet
               set decided_on = :today, accepted = :accepted, reason = :reason
             where county_code = :county and household_id = :household
               and correction is not null and decided_on is null
            """)
                .param("today", LocalDate.now(clock))
                .param("accepted", accepted)
                .param("reason", reason.strip())
                .param("county", Bound.county())
                .param("household", household)
                .update();
        if (decided == 0) {
            throw new Refusal("sheet.nothing-to-decide", ResidentRegistry.RULE);
        }
    }

    /**
     * How the round stands in a division.
     *
     * @param asked households asked in the year
     * @param confirmed of these, whose sheet was confirmed or a correction decided
     * @param stale households not confirmed for longer than the rule's months
     */
    public record Progress(int asked, int confirmed, int stale) {

        /** Confirmed of asked. Nothing was asked: 0 of 1. */
        public Ratio rate() {
            return new Ratio(confirmed, Math.max(asked, 1));
        }
    }

    @Transactional(readOnly = true)
    public Progress progress(DivisionCode within) {
        var today = LocalDate.now(clock);
        var months = rules.parameter(RULE, "stale_months", within, today);
        return jdbc.sql("""
            select (select count(*) from people.sheet
                     where county_code = :county and starts_with(village_code, :within) and asked_on >= :year),
                   (select count(*) from people.sheet
                     where county_code = :county and starts_with(village_code, :within) and asked_on >= :year
                       and answered_on is not null and (correction is null or decided_on is not null)),
                   (select count(*) from people.household
                     where county_code = :county and starts_with(village_code, :within)
                       and dissolved_on is null and coalesce(confirmed_on, formed_on) < :stale)
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .param("year", today.withDayOfYear(1))
                .param("stale", today.minusMonths(months))
                .query((row, number) -> new Progress(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    private LocalDate answer(UUID household, @Nullable String correction) {
        var today = LocalDate.now(clock);
        var days = (int) rules.parameter(RULE, "decide_working_days", DivisionCode.of(Bound.county()), today);
        var decideBy = workingDays.after(today, days).day();
        var answered = jdbc.sql("""
            update people.sheet
               set answered_on = :today, correction = :correction, decide_by = :by
             where county_code = :county and household_id = :household and answered_on is null
            returning id
            """)
                .param("today", today)
                .param("correction", correction)
                .param("by", correction == null ? null : decideBy)
                .param("county", Bound.county())
                .param("household", household)
                .query(UUID.class)
                .list();
        if (answered.isEmpty()) {
            throw new Refusal("sheet.not-asked", ResidentRegistry.RULE);
        }
        return decideBy;
    }
}
