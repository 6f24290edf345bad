package org.xiangli.core.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** Counters and the time taken from them, in the database. */
@Repository
class CounterTable {

    private final JdbcClient jdbc;

    CounterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Counter counter, OffsetDateTime at) {
        jdbc.sql("""
            insert into booking.counter
                   (county_code, id, division_code, kind, place, officer, officer_name, matters, weekdays,
                    opens, closes, slot_minutes, from_day, to_day, opened_at)
            values (:county, :id, :division, :kind, :place, :officer, :name, :matters, :weekdays,
                    :opens, :closes, :minutes, :from, :to, :at)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", counter.id())
                .param("division", counter.division().value())
                .param("kind", counter.kind().name())
                .param("place", counter.place())
                .param("officer", counter.officer())
                .param("name", counter.officerName())
                .param("matters", counter.matters().stream().sorted().toArray(String[]::new))
                .param(
                        "weekdays",
                        counter.weekdays().stream()
                                .map(DayOfWeek::getValue)
                                .sorted()
                                .toArray(Integer[]::new))
                .param("opens", counter.opens())
                .param("closes", counter.closes())
                .param("minutes", counter.minutes())
                .param("from", counter.from())
                .param("to", counter.to().orElse(null))
                .param("at", at)
                .update();
    }

    void end(UUID id, LocalDate lastDay) {
        jdbc.sql("""
            update booking.counter
               set to_day = greatest(:last, from_day)
             where county_code = :county and id = :id and (to_day is null or to_day > :last)
            """)
                .param("last", lastDay)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    Optional<Counter> find(UUID id) {
        return jdbc.sql("""
            select * from booking.counter where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(CounterTable::counter)
                .optional();
    }

    /** The counters a village's residents may book from a day on: their own, their township's and their county's. */
    List<Counter> serving(DivisionCode village, LocalDate on) {
        return jdbc.sql("""
            select *
              from booking.counter
             where county_code = :county and starts_with(:village, division_code)
               and (to_day is null or to_day >= :on)
             order by length(division_code) desc, place, opens, id
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("on", on)
                .query(CounterTable::counter)
                .list();
    }

    /** The counters of one office that have not ended. */
    List<Counter> of(DivisionCode division, LocalDate on) {
        return jdbc.sql("""
            select *
              from booking.counter
             where county_code = :county and division_code = :division and (to_day is null or to_day >= :on)
             order by kind desc, place, opens, id
            """)
                .param("county", Bound.county())
                .param("division", division.value())
                .param("on", on)
                .query(CounterTable::counter)
                .list();
    }

    /** The time taken from officers between two moments. */
    List<Taken> taken(List<Counter> counters, Instant from, Instant to) {
        return jdbc.sql("""
            select officer, lower(during) as starts_at, upper(during) as ends_at
              from booking.claim
             where county_code = :county and officer = any(:officers) and during && tstzrange(:from, :to)
             order by lower(during), id
            """)
                .param("county", Bound.county())
                .param(
                        "officers",
                        counters.stream().map(Counter::officer).distinct().toArray(UUID[]::new))
                .param("from", moment(from))
                .param("to", moment(to))
                .query((row, number) -> new Taken(
                        row.getObject("officer", UUID.class), instant(row, "starts_at"), instant(row, "ends_at")))
                .list();
    }

    /**
     * Takes a slot; of two who want it at once the database lets one have it.
     *
     * @return whether it was had
     */
    boolean claim(UUID id, Counter counter, Slot slot) {
        return jdbc.sql("""
            insert into booking.claim (county_code, id, counter_id, officer, during)
            values (:county, :id, :counter, :officer, tstzrange(:starts, :ends))
            on conflict do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("counter", counter.id())
                        .param("officer", counter.officer())
                        .param("starts", moment(slot.starts()))
                        .param("ends", moment(slot.ends()))
                        .update()
                == 1;
    }

    void release(UUID id) {
        jdbc.sql("""
            delete from booking.claim where county_code = :county and id = :id
            """).param("county", Bound.county()).param("id", id).update();
    }

    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Counter counter(ResultSet row, int number) throws SQLException {
        return new Counter(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division_code")),
                Counter.Kind.valueOf(row.getString("kind")),
                row.getString("place"),
                row.getObject("officer", UUID.class),
                row.getString("officer_name"),
                Set.of((String[]) row.getArray("matters").getArray()),
                Arrays.stream((Integer[]) row.getArray("weekdays").getArray())
                        .map(DayOfWeek::of)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                row.getInt("slot_minutes"),
                row.getObject("from_day", LocalDate.class),
                Optional.ofNullable(row.getObject("to_day", LocalDate.class)));
    }
}
