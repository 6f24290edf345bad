package org.xiangli.core.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Four rolls kept apart: household registration, usual residence, electors, members of the collective. Each entry has a
 * decision, a date and an appeal of its own, and none follows from another: whoever marries away keeps her membership
 * until it is decided (农村集体经济组织法 18; R026).
 */
@Service
@Transactional
public class Rolls {

    private final JdbcClient jdbc;
    private final ResidentRegistry registry;
    private final RuleBook rules;

    Rolls(JdbcClient jdbc, ResidentRegistry registry, RuleBook rules) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.rules = rules;
    }

    /** The four rolls. */
    public enum Roll {
        REGISTRATION,
        RESIDENCE,
        ELECTORS,
        MEMBERS
    }

    /**
     * A place on a roll.
     *
     * @param instrument the decision it stands on, for example a resolution's number
     * @param to last day; null while it stands
     * @param endedBy the decision that ended it
     * @param appealUntil last day for an appeal against the latest decision
     */
    public record RollEntry(
            Roll roll,
            LocalDate from,
            @Nullable LocalDate to,
            LocalDate decidedOn,
            String instrument,
            @Nullable String endedBy,
            LocalDate appealUntil) {}

    /**
     * Enters a resident on a roll by a decision.
     *
     * @throws Refusal {@code roll.already-on}, {@code resident.not-found}
     */
    public void enter(UUID resident, Roll roll, LocalDate from, LocalDate decidedOn, String instrument) {
        var village = villageOf(resident);
        try {
            jdbc.sql("""
                insert into people.roll_entry
                       (county_code, id, village_code, resident_id, roll, from_day, decided_on, instrument,
                        appeal_until)
                values (:county, :id, :village, :resident, :roll, :from, :decided, :instrument, :appeal)
                """)
                    .param("county", Bound.county())
                    .param("id", Ids.next())
                    .param("village", village.value())
                    .param("resident", resident)
                    .param("roll", roll.name())
                    .param("from", from)
                    .param("decided", decidedOn)
                    .param("instrument", instrument)
                    .param("appeal", appealUntil(village, decidedOn))
                    .update();
        } catch (DuplicateKeyException already) {
            throw new Refusal("roll.already-on", ResidentRegistry.RULE);
        }
    }

    /**
     * Ends a place on one roll, by a decision of its own; the other three stay as they are.
     *
     * @throws Refusal {@code roll.not-on}
     */
    public void end(UUID resident, Roll roll, LocalDate lastDay, LocalDate decidedOn, String instrument) {
        var ended = jdbc.sql("""
            update people.roll_entry
               set to_day = :last, decided_on = :decided, ended_by = :instrument, appeal_until = :appeal
             where county_code = :county and resident_id = :resident and roll = :roll and to_day is null
            """)
                .param("last", lastDay)
                .param("decided", decidedOn)
                .param("instrument", instrument)
                .param("appeal", appealUntil(villageOf(resident), decidedOn))
                .param("county", Bound.county())
                .param("resident", resident)
                .param("roll", roll.name())
                .update();
        if (ended == 0) {
            throw new Refusal("roll.not-on", ResidentRegistry.RULE);
        }
    }

    /** The rolls a resident stands on, on a day. */
    @Transactional(readOnly = true)
    public List<RollEntry> on(UUID resident, LocalDate day) {
        return jdbc.sql("""
            select *
              from people.roll_entry
             where county_code = :county and resident_id = :resident
               and from_day <= :day and (to_day is null or to_day >= :day)
             order by roll, from_day
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("day", day)
                .query((row, number) -> new RollEntry(
                        Roll.valueOf(row.getString("roll")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("instrument"),
                        row.getString("ended_by"),
                        row.getObject("appeal_until", LocalDate.class)))
                .list();
    }

    private LocalDate appealUntil(DivisionCode village, LocalDate decidedOn) {
        return decidedOn.plusDays(rules.parameter("PEOPLE.ROLL.APPEAL", "days", village, decidedOn));
    }

    private DivisionCode villageOf(UUID resident) {
        return registry.read(resident)
                .map(Resident::village)
                .orElseThrow(() -> new Refusal("resident.not-found", ResidentRegistry.RULE));
    }
}
