package org.xiangli.core.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** Appointments, in the database. */
@Repository
class AppointmentTable {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;

    AppointmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Appointment appointment, Optional<UUID> counter, Instant at, UUID by) {
        jdbc.sql("""
            insert into booking.appointment
                   (county_code, id, village_code, resident_id, division_code, kind, counter_id, officer_name, matter,
                    place, starts_at, ends_at, turn_at, phone, language, way, state, booked_at, booked_by, changed_at)
            values (:county, :id, :village, :resident, :division, :kind, :counter, :officer, :matter,
                    :place, :starts, :ends, :turn, :phone, :language, :way, :state, :at, :by, :at)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", appointment.id())
                .param("village", appointment.village().value())
                .param("resident", appointment.resident())
                .param("division", appointment.division().value())
                .param("kind", appointment.kind().name())
                .param("counter", counter.orElse(null))
                .param("officer", appointment.officerName())
                .param("matter", appointment.matter())
                .param("place", appointment.place())
                .param("starts", appointment.starts().map(CounterTable::moment).orElse(null))
                .param("ends", appointment.ends().map(CounterTable::moment).orElse(null))
                .param("turn", CounterTable.moment(appointment.turn()))
                .param("phone", appointment.phone().orElse(null))
                .param("language", appointment.language().toLanguageTag())
                .param("way", appointment.way().name())
                .param("state", appointment.state().name())
                .param("at", CounterTable.moment(at))
                .param("by", by)
                .update();
    }

    Optional<Appointment> find(UUID id) {
        return jdbc.sql("""
            select * from booking.appointment where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(AppointmentTable::appointment)
                .optional();
    }

    /** Everybody of one office between two moments, in the order of their turn. */
    List<Appointment> queue(DivisionCode division, Instant from, Instant to) {
        return jdbc.sql("""
            select *
              from booking.appointment
             where county_code = :county and division_code = :division and turn_at >= :from and turn_at < :to
             order by turn_at, id
            """)
                .param("county", Bound.county())
                .param("division", division.value())
                .param("from", CounterTable.moment(from))
                .param("to", CounterTable.moment(to))
                .query(AppointmentTable::appointment)
                .list();
    }

    /** A resident's appointments that end after a moment, the earliest first; those without a time count as they came. */
    List<Appointment> of(UUID resident, Instant after) {
        return jdbc.sql("""
            select *
              from booking.appointment
             where county_code = :county and resident_id = :resident and coalesce(ends_at, turn_at) > :after
             order by turn_at, id
             limit :page
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("after", CounterTable.moment(after))
                .param("page", PAGE)
                .query(AppointmentTable::appointment)
                .list();
    }

    /** How many appointments to come a resident holds. */
    int open(UUID resident, Instant now) {
        return jdbc.sql("""
            select count(*)
              from booking.appointment
             where county_code = :county and resident_id = :resident and state = 'BOOKED' and starts_at > :now
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("now", CounterTable.moment(now))
                .query(Integer.class)
                .single();
    }

    /** Moves it from one of some states to another; nothing when somebody was quicker. */
    boolean move(UUID id, Set<Appointment.State> from, Appointment.State to, Instant turn, Instant at) {
        return jdbc.sql("""
            update booking.appointment
               set state = :to, turn_at = :turn, changed_at = :at, changes = changes + 1
             where county_code = :county and id = :id and state = any(:from)
            """)
                        .param("to", to.name())
                        .param("turn", CounterTable.moment(turn))
                        .param("at", CounterTable.moment(at))
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).sorted().toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Appointments at windows that began before a moment and nobody came to; a visit at home is not missed by waiting. */
    List<Appointment> missed(Instant before) {
        return jdbc.sql("""
            select *
              from booking.appointment
             where county_code = :county and state = 'BOOKED' and kind = 'WINDOW' and starts_at <= :before
             order by starts_at, id
             limit :page
            """)
                .param("county", Bound.county())
                .param("before", CounterTable.moment(before))
                .param("page", PAGE)
                .query(AppointmentTable::appointment)
                .list();
    }

    /** Takes on the reminders of appointments that begin in a period, each once. */
    List<Appointment> remind(Instant now, Instant until) {
        return jdbc.sql("""
            update booking.appointment
               set reminded_at = :now
             where county_code = :county and state = 'BOOKED' and reminded_at is null
               and starts_at > :now and starts_at <= :until
            returning *
            """)
                .param("now", CounterTable.moment(now))
                .param("county", Bound.county())
                .param("until", CounterTable.moment(until))
                .query(AppointmentTable::appointment)
                .list();
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        return new Appointment(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                DivisionCode.of(row.getString("division_code")),
                Appointment.Kind.valueOf(row.getString("kind")),
                row.getString("officer_name"),
                row.getString("matter"),
                row.getString("place"),
                optional(row, "starts_at"),
                optional(row, "ends_at"),
                CounterTable.instant(row, "turn_at"),
                Optional.ofNullable(row.getString("phone")),
                Locale.forLanguageTag(row.getString("language")),
                Appointment.Way.valueOf(row.getString("way")),
                Appointment.State.valueOf(row.getString("state")),
                CounterTable.instant(row, "changed_at"),
                row.getInt("changes"));
    }

    private static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
