package org.xiangli.domain.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/** Service points in the database. A county has some hundred, so they are read together. */
@Repository
class PointTable {

    private final JdbcClient jdbc;

    PointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every point of the county, in order of division and name. */
    List<ServicePoint> all() {
        var hours = parts(
                """
                select point_id, weekday, opens, closes
                  from services.point_hours
                 where county_code = :county
                 order by weekday, opens
                """,
                (row, number) -> new ServicePoint.Hours(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)));
        var staff = parts(
                """
                select point_id, id, name, duty
                  from services.point_staff
                 where county_code = :county
                 order by name, id
                """,
                (row, number) -> new ServicePoint.Staff(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("duty")));
        var closures = parts(
                """
                select point_id, id, from_day, to_day, reason
                  from services.point_closure
                 where county_code = :county
                 order by from_day, id
                """,
                (row, number) -> new ServicePoint.Closure(
                        row.getObject("id", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("reason")));
        return jdbc.sql("""
            select * from services.point where county_code = :county order by division_code, name, id
            """)
                .param("county", Bound.county())
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return point(
                            row,
                            hours.getOrDefault(id, List.of()),
                            staff.getOrDefault(id, List.of()),
                            closures.getOrDefault(id, List.of()));
                })
                .list();
    }

    void put(ServicePoint point) {
        jdbc.sql("""
            insert into services.point
                   (county_code, id, kind, division_code, name, address, phone, step_free, hearing_aid, home_visits,
                    items, open_from, open_to)
            values (:county, :id, :kind, :division, :name, :address, :phone, :stepFree, :hearingAid, :homeVisits,
                    :items, :from, :to)
            on conflict (county_code, id) do update
               set kind = excluded.kind, division_code = excluded.division_code, name = excluded.name,
                   address = excluded.address, phone = excluded.phone, step_free = excluded.step_free,
                   hearing_aid = excluded.hearing_aid, home_visits = excluded.home_visits,
                   items = excluded.items, open_from = excluded.open_from, open_to = excluded.open_to
            """)
                .param("county", Bound.county())
                .param("id", point.id())
                .param("kind", point.kind().name())
                .param("division", point.division().value())
                .param("name", point.name())
                .param("address", point.address())
                .param("phone", point.phone())
                .param("stepFree", point.access().stepFree())
                .param("hearingAid", point.access().hearingAid())
                .param("homeVisits", point.access().homeVisits())
                .param("items", point.items().stream().sorted().toArray(String[]::new))
                .param("from", point.openFrom())
                .param("to", point.openTo().orElse(null))
                .update();
        putHours(point);
        putStaff(point);
    }

    void close(UUID point, ServicePoint.Closure closure, OffsetDateTime at) {
        jdbc.sql("""
            insert into services.point_closure (county_code, point_id, id, from_day, to_day, reason, noticed_at)
            values (:county, :point, :id, :from, :to, :reason, :at)
            on conflict (county_code, point_id, id) do nothing
            """)
                .param("county", Bound.county())
                .param("point", point)
                .param("id", closure.id())
                .param("from", closure.from())
                .param("to", closure.to())
                .param("reason", closure.reason())
                .param("at", at)
                .update();
    }

    void putMinutes(UUID point, DivisionCode village, @Nullable UUID hamlet, int minutes) {
        jdbc.sql("""
            insert into services.point_minutes (county_code, point_id, id, village_code, hamlet_id, minutes)
            values (:county, :point, :id, :village, :hamlet, :minutes)
            on conflict (county_code, point_id, village_code, hamlet_id) do update set minutes = excluded.minutes
            """)
                .param("county", Bound.county())
                .param("point", point)
                .param("id", Ids.next())
                .param("village", village.value())
                .param("hamlet", hamlet)
                .param("minutes", minutes)
                .update();
    }

    /** Minutes to each point that was measured, from the natural village where that was measured, else from the village. */
    Map<UUID, Integer> minutes(DivisionCode village, @Nullable UUID hamlet) {
        var minutes = new HashMap<UUID, Integer>();
        jdbc.sql("""
            select distinct on (point_id) point_id, minutes
              from services.point_minutes
             where county_code = :county and village_code = :village
               and (hamlet_id is null or hamlet_id = cast(:hamlet as uuid))
             order by point_id, hamlet_id nulls last
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("hamlet", hamlet)
                .query((row, number) -> minutes.put(row.getObject("point_id", UUID.class), row.getInt("minutes")))
                .list();
        return minutes;
    }

    private void putHours(ServicePoint point) {
        jdbc.sql("""
            delete from services.point_hours where county_code = :county and point_id = :point
            """).param("county", Bound.county()).param("point", point.id()).update();
        for (var span : point.hours()) {
            jdbc.sql("""
                insert into services.point_hours (county_code, point_id, weekday, opens, closes)
                values (:county, :point, :weekday, :opens, :closes)
                """)
                    .param("county", Bound.county())
                    .param("point", point.id())
                    .param("weekday", span.weekday().getValue())
                    .param("opens", span.opens())
                    .param("closes", span.closes())
                    .update();
        }
    }

    private void putStaff(ServicePoint point) {
        jdbc.sql("""
            delete from services.point_staff where county_code = :county and point_id = :point
            """).param("county", Bound.county()).param("point", point.id()).update();
        for (var person : point.staff()) {
            jdbc.sql("""
                insert into services.point_staff (county_code, point_id, id, name, duty)
                values (:county, :point, :id, :name, :duty)
                """)
                    .param("county", Bound.county())
                    .param("point", point.id())
                    .param("id", person.id())
                    .param("name", person.name())
                    .param("duty", person.duty())
                    .update();
        }
    }

    private <T> Map<UUID, List<T>> parts(String question, RowMapper<T> reader) {
        var parts = new HashMap<UUID, List<T>>();
        jdbc.sql(question)
                .param("county", Bound.county())
                .query((row, number) -> parts.computeIfAbsent(
                                row.getObject("point_id", UUID.class), id -> new ArrayList<>())
                        .add(reader.mapRow(row, number)))
                .list();
        return parts;
    }

    private static ServicePoint point(
            ResultSet row,
            List<ServicePoint.Hours> hours,
            List<ServicePoint.Staff> staff,
            List<ServicePoint.Closure> closures)
            throws SQLException {
        return new ServicePoint(
                row.getObject("id", UUID.class),
                ServicePoint.Kind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                row.getString("name"),
                row.getString("address"),
                row.getString("phone"),
                new ServicePoint.Access(
                        row.getBoolean("step_free"), row.getBoolean("hearing_aid"), row.getBoolean("home_visits")),
                Set.of((String[]) row.getArray("items").getArray()),
                hours,
                staff,
                closures,
                row.getObject("open_from", LocalDate.class),
                Optional.ofNullable(row.getObject("open_to", LocalDate.class)));
    }
}
